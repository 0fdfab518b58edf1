using System.Threading.Channels;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>
/// One router: the loop that owns its state machine, links and adj-RIB-out. Facts arrive on one channel and are handled
/// one at a time, so a slow router slows only itself.
/// </summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);
    private readonly TimeProvider time;
    private readonly long started;
    private readonly Action<PeerEvent> raise;
    private readonly Channel<PeerInput> inputs = Channel.CreateUnbounded<PeerInput>(new() { SingleReader = true });
    private readonly SessionMachine machine;
    private readonly PeerOutbox outbox = new();
    private readonly PeerLinks links;
    private readonly PeerBoard board;
    private readonly ITimer timer;
    private readonly Task loop;
    private Negotiated? negotiated;
    private int established;
    private bool stopping;

    public Peer(PeerOptions options, SessionSettings settings, TimeProvider time, Action<PeerEvent> raise)
    {
        Options = options;
        this.time = time;
        this.raise = raise;
        started = time.GetTimestamp();
        // Chance spreads reconnections; nothing secret depends on it.
        machine = new SessionMachine(settings, Random.Shared.NextDouble);
        links = new PeerLinks(options, time, Post);
        board = new PeerBoard(options.Name, time, raise);
        timer = time.CreateTimer(
            _ => Post(new PeerInput.Tick()),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        loop = Task.Run(RunAsync);
    }

    public PeerOptions Options { get; }

    public PeerStatus Status => board.Status;

    private TimeSpan Now => time.GetElapsedTime(started);

    private bool IsSettled => established != 0 && outbox.Rib.IsIdle && !links.IsBusy(established);

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
        await Task.WhenAny(loop, Task.Delay(StopTime, time));
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        inputs.Writer.TryComplete();
        links.CancelConnecting();
        await timer.DisposeAsync();
        await loop;
        while (inputs.Reader.TryRead(out var late))
            Discard(late);
        links.Dispose();
    }

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
            if (stopping && links.IsEmpty)
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
        if (IsSettled)
            outbox.Quiet(Now);
        machine.Hurry = outbox.Quarantine.IsSearching;
        links.Pump(established, negotiated?.FourOctetAs ?? true, () => outbox.Rib.Next(Now));
        Publish();
    }

    // A bug must not silence a router for good: every link is dropped and the session begins again after the usual wait.
    private void Recover(Exception bug)
    {
        board.CountFault();
        foreach (var link in links.Ids)
        {
            links.Abandon(link);
            machine.Closed(link, $"internal error: {bug.GetType().Name}: {bug.Message}", Now);
        }
        Apply();
        Publish();
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
                links.Adopt(made.Link, made.Socket);
                machine.Connected(made.Link, Now);
                break;
            case PeerInput.ConnectFailed failed:
                machine.ConnectFailed(failed.Link, failed.Reason, Now);
                break;
            case PeerInput.Accepted taken when machine.Accepted(Now) is var id and not 0:
                links.Adopt(id, taken.Socket);
                break;
            case PeerInput.Accepted refused:
                refused.Socket.Dispose();
                break;
            case PeerInput.Message message:
                machine.Received(message.Link, message.Content, Now);
                break;
            case PeerInput.Malformed malformed:
                machine.Malformed(malformed.Link, malformed.Fault, Now);
                break;
            case PeerInput.Heard heard:
                links.Find(heard.Link)?.AcknowledgeHeard();
                machine.Heard(heard.Link, Now);
                break;
            case PeerInput.Closed closed:
                links.Abandon(closed.Link);
                machine.Closed(closed.Link, closed.Reason, Now);
                break;
            case PeerInput.SendDone done:
                links.Find(done.Link)?.Sent();
                break;
            case PeerInput.Want want:
                outbox.Want(want.Routes);
                break;
            case PeerInput.Release:
                outbox.Release();
                break;
            case PeerInput.Report report:
                report.Answer.TrySetResult(outbox.Report(negotiated));
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
                    links.Connect(connect.Link);
                    break;
                case SessionEffect.Send send:
                    links.Find(send.Link)?.Enqueue(send.Message);
                    break;
                case SessionEffect.Close close:
                    if (links.Find(close.Link) is { } link)
                        link.IsClosing = true;
                    break;
                case SessionEffect.Up up:
                    (established, negotiated) = (up.Link, up.Negotiated);
                    board.CountUp();
                    outbox.Rib.Begin(up.Negotiated.Families);
                    raise(new PeerEvent.Up(Options.Name, up.Negotiated));
                    break;
                case SessionEffect.Down down:
                    Down(down.End);
                    break;
                case SessionEffect.Refresh refresh:
                    outbox.Rib.Refresh(refresh.Family);
                    board.CountRefresh();
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(effect));
            }
        }
    }

    private void Down(SessionEnd end)
    {
        board.CountDown(end);
        (established, negotiated) = (0, null);
        outbox.Rib.End();
        if (end.RejectedUpdate && outbox.Quarantine.Rejected(end.Received!.ToString()) is { } found)
        {
            board.CountRejected();
            raise(new PeerEvent.Quarantined(Options.Name, found, end.Received.ToString()));
        }
        raise(new PeerEvent.Down(Options.Name, end));
    }

    // Everything is withdrawn in so many words before the farewell: a router with graceful restart would keep it else.
    private void Stop(NotificationMessage? farewell)
    {
        stopping = true;
        if (farewell is not null && links.Find(established) is { } link)
        {
            outbox.Rib.Want([]);
            while (outbox.Rib.Next(Now) is { } update)
                link.Enqueue(update);
        }
        machine.Stop(farewell);
        (established, negotiated) = (0, null);
    }

    private void Publish()
    {
        board.Publish(machine.State, negotiated, outbox, links, IsSettled);
        var due = machine.NextDue;
        var quiet = IsSettled ? outbox.Quarantine.NextDue : TimeSpan.MaxValue;
        due = quiet < due ? quiet : due;
        var wait = due - Now;
        timer.Change(
            due == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan
                : wait > TimeSpan.Zero ? wait
                : TimeSpan.FromMilliseconds(1),
            Timeout.InfiniteTimeSpan
        );
    }
}
