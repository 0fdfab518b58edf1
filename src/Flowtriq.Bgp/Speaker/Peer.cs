using System.Net.Sockets;
using System.Threading.Channels;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Transport;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>
/// One router: the loop that owns its state machine, links and adj-RIB-out. Facts arrive on one channel and are handled
/// one at a time; at most one buffer per link is on its way, so a slow router slows only itself.
/// </summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly long started;
    private readonly Action<PeerEvent> raise;
    private readonly Channel<PeerInput> inputs = Channel.CreateUnbounded<PeerInput>(new() { SingleReader = true });
    private readonly CancellationTokenSource connecting = new();
    private readonly SessionMachine machine;
    private readonly PeerOutbox outbox;
    private readonly Dictionary<int, TcpLink> links = [];
    private readonly ITimer timer;
    private readonly Task loop;
    private PeerCounters counters = new();
    private PeerStatus status;
    private Negotiated? negotiated;
    private Dictionary<Nlri, string> refused = [];
    private int establishedLink;
    private string? lastError;
    private bool converged;
    private bool stopping;

    public Peer(PeerOptions options, SessionSettings settings, TimeProvider time, Action<PeerEvent> raise)
    {
        Options = options;
        this.time = time;
        this.raise = raise;
        started = time.GetTimestamp();
        machine = new SessionMachine(settings, Chance);
        outbox = new PeerOutbox();
        status = new PeerStatus { Name = options.Name, Since = time.GetUtcNow() };
        timer = time.CreateTimer(
            _ => Post(new PeerInput.Tick()),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        loop = Task.Run(RunAsync);
    }

    public PeerOptions Options { get; }

    public PeerStatus Status => Volatile.Read(ref status);

    private TimeSpan Now => time.GetElapsedTime(started);

    public void Post(PeerInput input)
    {
        if (!inputs.Writer.TryWrite(input))
            Discard(input);
    }

    public Task<IReadOnlyList<RouteReport>> ReportAsync()
    {
        var answer = new TaskCompletionSource<IReadOnlyList<RouteReport>>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        Post(new PeerInput.Report(answer));
        return answer.Task;
    }

    /// <summary>Ends the session and waits until everything has left, at most five seconds.</summary>
    public async Task StopAsync(NotificationMessage? farewell)
    {
        Post(new PeerInput.Stop(farewell));
        await Task.WhenAny(loop, Task.Delay(TimeSpan.FromSeconds(5), time));
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        inputs.Writer.TryComplete();
        await connecting.CancelAsync();
        await timer.DisposeAsync();
        await loop;
        while (inputs.Reader.TryRead(out var late))
            Discard(late);
        connecting.Dispose();
        foreach (var link in links.Values)
            link.Dispose();
    }

    // Spreads reconnections; nothing secret depends on it.
    private static double Chance() => Random.Shared.NextDouble();

    private static void Discard(PeerInput input)
    {
        if (input is PeerInput.Connected { Socket: var made })
            made.Dispose();
        else if (input is PeerInput.Accepted { Socket: var taken })
            taken.Dispose();
        else if (input is PeerInput.Report { Answer: var answer })
            answer.TrySetResult([]);
    }

    private async Task RunAsync()
    {
        while (await inputs.Reader.WaitToReadAsync())
        {
            try
            {
                Turn();
            }
            catch (Exception bug)
            {
                Recover(bug);
            }
            if (stopping && links.Count == 0)
                return;
        }
    }

    private void Turn()
    {
        while (inputs.Reader.TryRead(out var input))
        {
            Handle(input);
            Apply();
        }
        foreach (var quiet in outbox.Quiet(Now, establishedLink != 0 && !Busy(establishedLink)))
            outbox.Rib.Pend(quiet);
        machine.Hurry = outbox.Quarantine.IsSearching;
        Pump();
        Publish();
        Rearm();
    }

    // A bug must not silence a router for good: every link is dropped and the session begins again after the usual wait.
    private void Recover(Exception bug)
    {
        counters = counters with { Faults = counters.Faults + 1 };
        foreach (var link in links.Keys.ToArray())
        {
            Abandon(link);
            machine.Closed(link, $"internal error: {bug.GetType().Name}: {bug.Message}", Now);
        }
        Apply();
        Publish();
        Rearm();
    }

    private void Handle(PeerInput input)
    {
        switch (input)
        {
            case PeerInput.Start:
                machine.Start(Now);
                break;
            case PeerInput.Tick:
                machine.Tick(Now);
                break;
            case PeerInput.Connected made:
                Adopt(made.Link, made.Socket);
                machine.Connected(made.Link, Now);
                break;
            case PeerInput.ConnectFailed failed:
                machine.ConnectFailed(failed.Link, failed.Reason, Now);
                break;
            case PeerInput.Accepted taken:
                Accept(taken.Socket);
                break;
            case PeerInput.Message message:
                machine.Received(message.Link, message.Content, Now);
                break;
            case PeerInput.Malformed malformed:
                machine.Malformed(malformed.Link, malformed.Fault, Now);
                break;
            case PeerInput.Heard heard:
                links.GetValueOrDefault(heard.Link)?.AcknowledgeHeard();
                machine.Heard(heard.Link, Now);
                break;
            case PeerInput.Closed closed:
                Abandon(closed.Link);
                machine.Closed(closed.Link, closed.Reason, Now);
                break;
            case PeerInput.SendDone done:
                links.GetValueOrDefault(done.Link)?.Sent();
                break;
            case PeerInput.Want want:
                outbox.Rib.Want(want.Routes.Wanted);
                refused = want.Routes.Refused;
                break;
            case PeerInput.Release:
                outbox.Release();
                break;
            case PeerInput.Report report:
                report.Answer.TrySetResult(outbox.Report(negotiated, refused));
                break;
            case PeerInput.Stop stop:
                Stop(stop.Farewell);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(input));
        }
    }

    private void Apply()
    {
        foreach (var effect in machine.Take())
        {
            switch (effect)
            {
                case SessionEffect.Connect connect:
                    _ = ConnectAsync(connect.Link);
                    break;
                case SessionEffect.Send send:
                    links.GetValueOrDefault(send.Link)?.Enqueue(send.Message);
                    break;
                case SessionEffect.Close close when links.TryGetValue(close.Link, out var link):
                    link.IsClosing = true;
                    break;
                case SessionEffect.Up up:
                    Up(up);
                    break;
                case SessionEffect.Down down:
                    Down(down.End);
                    break;
                case SessionEffect.Refresh refresh:
                    outbox.Rib.Refresh(refresh.Family);
                    counters = counters with { Refreshes = counters.Refreshes + 1 };
                    break;
                default:
                    break;
            }
        }
    }

    private void Up(SessionEffect.Up up)
    {
        (establishedLink, negotiated) = (up.Link, up.Negotiated);
        counters = counters with { Established = counters.Established + 1 };
        outbox.Rib.Begin(up.Negotiated.Families);
        raise(new PeerEvent.Up(Options.Name, up.Negotiated));
    }

    private void Down(SessionEnd end)
    {
        lastError = end.Reason;
        counters = end.WasEstablished
            ? counters with
            {
                Dropped = counters.Dropped + 1,
            }
            : counters with
            {
                Failed = counters.Failed + 1,
            };
        (establishedLink, negotiated) = (0, null);
        outbox.Rib.End();
        if (end.RejectedUpdate && outbox.Quarantine.Rejected(end.Received!.ToString()) is { } found)
        {
            counters = counters with { Rejected = counters.Rejected + 1 };
            raise(new PeerEvent.Quarantined(Options.Name, found, end.Received.ToString()));
        }
        machine.Hurry = outbox.Quarantine.IsSearching;
        raise(new PeerEvent.Down(Options.Name, end));
    }

    // Everything is withdrawn in so many words before the farewell: a router with graceful restart would keep it else.
    private void Stop(NotificationMessage? farewell)
    {
        stopping = true;
        if (farewell is not null && links.TryGetValue(establishedLink, out var link))
        {
            outbox.Rib.Want([]);
            while (outbox.Rib.Next(Now) is { } update)
                link.Enqueue(update);
        }
        machine.Stop(farewell);
        establishedLink = 0;
    }

    private void Pump()
    {
        foreach (var link in links.Values.ToArray())
        {
            if (link.IsSending)
                continue;
            var fourOctetAs = negotiated?.FourOctetAs ?? true;
            var length = link.TakeUrgent(fourOctetAs);
            if (link.Id == establishedLink)
                length = Fill(link, length, fourOctetAs);
            if (length > 0)
            {
                counters = counters with { BytesSent = counters.BytesSent + length };
                link.Send(length, time);
            }
            else if (link.IsClosing)
            {
                link.Finish(time);
            }
        }
    }

    private int Fill(TcpLink link, int length, bool fourOctetAs)
    {
        while (link.Buffer.Length - length >= MessageHeader.MaxMessage && outbox.Rib.Next(Now) is { } update)
        {
            length += MessageCodec.Encode(update, link.Buffer[length..], fourOctetAs);
            counters = counters with { UpdatesSent = counters.UpdatesSent + 1 };
        }
        return length;
    }

    private void Publish()
    {
        var state = machine.State;
        var before = status;
        var settled = establishedLink != 0 && outbox.Rib.IsIdle && !Busy(establishedLink);
        if (settled && !converged)
            raise(new PeerEvent.Converged(Options.Name, outbox.Rib.Sent.Count));
        converged = settled;
        var current = new PeerStatus
        {
            Name = Options.Name,
            State = state,
            Since = before.State == state ? before.Since : time.GetUtcNow(),
            Negotiated = negotiated,
            Wanted = outbox.Rib.Desired.Count,
            Sent = outbox.Rib.Sent.Count,
            Held = outbox.Quarantine.Held,
            Quarantined = outbox.Quarantine.Condemned.Count,
            Refused = refused.Count,
            Converged = settled,
            LastError = lastError,
            Counters = counters,
        };
        Volatile.Write(ref status, current);
    }

    private void Rearm()
    {
        var due = machine.NextDue;
        var quiet = establishedLink != 0 ? outbox.Quarantine.NextDue : TimeSpan.MaxValue;
        due = quiet < due ? quiet : due;
        if (due == TimeSpan.MaxValue)
        {
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }
        var wait = due - Now;
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private bool Busy(int link) => links.TryGetValue(link, out var found) && (found.IsSending || found.HasUrgent);

    private void Accept(Socket socket)
    {
        var id = machine.Accepted(Now);
        if (id == 0)
            socket.Dispose();
        else
            Adopt(id, socket);
    }

    private void Adopt(int id, Socket socket)
    {
        var link = new TcpLink(id, socket, Post);
        links[id] = link;
        link.StartReading();
    }

    private void Abandon(int id)
    {
        if (!links.Remove(id, out var link))
            return;
        counters = counters with { UpdatesIgnored = counters.UpdatesIgnored + link.UpdatesIgnored };
        link.Dispose();
    }

    private async Task ConnectAsync(int link)
    {
        try
        {
            Post(new PeerInput.Connected(link, await Connector.ConnectAsync(Options, connecting.Token)));
        }
        catch (Exception failed) when (failed is SocketException or OperationCanceledException)
        {
            Post(new PeerInput.ConnectFailed(link, $"cannot connect: {failed.Message}"));
        }
    }
}
