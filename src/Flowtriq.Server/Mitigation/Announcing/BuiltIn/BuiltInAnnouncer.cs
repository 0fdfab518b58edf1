using System.Net.Sockets;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Server.Mitigation.Announcing.BuiltIn;

/// <summary>
/// The built-in speaker as an announcer. A change of peers or groups touches only the sessions it concerns; a change of
/// our identifier or of the addresses listened on restarts all, and routers that restart gracefully keep their routes.
/// </summary>
internal sealed class BuiltInAnnouncer(TimeProvider time, ILogger<Announcers> log) : IRouteAnnouncer
{
    internal const string Called = "built-in";
    private const string Disabled = "the announcer was switched off";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource leaving = new();
    private BgpSpeaker? speaker;
    private SpeakerOptions? options;
    private DesiredRoutes? desired;
    private string? obstacle;
    private bool started;

    public event Action? Changed;

    public string Name => Called;

    public IReadOnlyList<AnnouncerPeer> Peers
    {
        get
        {
            if (Volatile.Read(ref speaker) is not { } current || Volatile.Read(ref options) is not { } known)
                return [];
            var running = current.Peers.ToDictionary(static peer => peer.Name, StringComparer.Ordinal);
            return
            [
                .. known.Peers.Select(peer =>
                    PeerView.Of(
                        peer,
                        known.Groups.First(group => group.Name == peer.Group),
                        running.GetValueOrDefault(peer.Name),
                        Volatile.Read(ref obstacle)
                    )
                ),
            ];
        }
    }

    /// <summary>Sets the options; null withdraws everything and ends every session.</summary>
    /// <exception cref="ArgumentException">The options have an error; see <see cref="SpeakerOptionsRules"/>.</exception>
    internal async Task ConfigureAsync(SpeakerOptions? wanted, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (wanted is null)
                await CloseAsync(static old => old.WithdrawAllAsync(Disabled));
            else if (speaker is { } current && options is { } before && IsSameSpeaker(before, wanted))
                await current.ReconfigureAsync(wanted.Groups, wanted.Peers);
            else
                await ReplaceAsync(wanted);
            Volatile.Write(ref options, wanted);
        }
        finally
        {
            turn.Release();
        }
        Changed?.Invoke();
    }

    public void Announce(DesiredRoutes routes)
    {
        Volatile.Write(ref desired, routes);
        Volatile.Read(ref speaker)?.Announce(routes);
    }

    public async Task StartAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            started = true;
            Open();
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref speaker) is not { } current)
            return [];
        var all = new List<AnnouncedRoute>();
        foreach (var peer in current.Peers)
        {
            var report = await current.ReportAsync(peer.Name).WaitAsync(cancel);
            all.AddRange(report.Select(route => RouteView.Of(peer.Name, peer.State, route)));
        }
        return all;
    }

    public void Release(string peer) => Volatile.Read(ref speaker)?.Release(peer);

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await turn.WaitAsync();
        try
        {
            await CloseAsync(static old => old.LeaveAsync());
        }
        finally
        {
            turn.Release();
        }
    }

    private static bool IsSameSpeaker(SpeakerOptions before, SpeakerOptions wanted) =>
        before.Identifier == wanted.Identifier && before.Listen.SequenceEqual(wanted.Listen);

    private async Task ReplaceAsync(SpeakerOptions wanted)
    {
        var made = new BgpSpeaker(wanted, time);
        await CloseAsync(static old => old.LeaveAsync());
        made.Happened += Happened;
        Volatile.Write(ref speaker, made);
        if (started)
            Open();
    }

    private async Task CloseAsync(Func<BgpSpeaker, Task> end)
    {
        if (speaker is not { } old)
            return;
        await end(old);
        old.Happened -= Happened;
        Volatile.Write(ref speaker, null);
        Volatile.Write(ref obstacle, null);
    }

    // An address that cannot be listened on yet, such as one whose interface is down, is tried again.
    private void Open()
    {
        if (speaker is not { } current || desired is not { } routes || leaving.IsCancellationRequested)
            return;
        try
        {
            current.Announce(routes);
            current.Start();
            Volatile.Write(ref obstacle, null);
        }
        catch (SocketException refused)
        {
            Volatile.Write(ref obstacle, $"cannot listen: {refused.Message}");
            AnnouncingLog.CannotListen(log, refused.Message);
            _ = RetryAsync();
        }
        Changed?.Invoke();
    }

    private async Task RetryAsync()
    {
        try
        {
            await Task.Delay(Again, time, leaving.Token);
            await StartAsync(leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // Leaving.
        }
    }

    private void Happened(PeerEvent happened)
    {
        switch (happened)
        {
            case PeerEvent.Up up:
                AnnouncingLog.Up(log, up.Peer, up.Negotiated.Families.ToString());
                break;
            case PeerEvent.Down { End.WasEstablished: true } down:
                AnnouncingLog.Down(log, down.Peer, down.End.Reason);
                break;
            case PeerEvent.Quarantined found:
                AnnouncingLog.Quarantined(log, found.Peer, found.Route.ToString(), found.Reason);
                break;
        }
        Changed?.Invoke();
    }
}
