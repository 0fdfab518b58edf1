using System.Collections.Immutable;
using System.Net;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Transport;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>
/// Announces one desired set of routes to every configured router and keeps it so. Knows the set before it connects, so
/// that a restart under graceful restart leaves no gap. Takes no routes. Safe to call from any thread.
/// </summary>
public sealed class BgpSpeaker : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly Dictionary<string, Peer> peers = new(StringComparer.Ordinal);
    private readonly List<BgpListener> listeners = [];
    private SpeakerOptions options;
    private DesiredRoutes? desired;
    private bool running;

    /// <summary>Prepares the speaker; nothing is opened yet.</summary>
    /// <exception cref="ArgumentException">The options have an error; see <see cref="SpeakerOptionsRules"/>.</exception>
    public BgpSpeaker(SpeakerOptions options, TimeProvider time)
    {
        RequireValid(options);
        this.options = options;
        this.time = time;
    }

    /// <summary>Raised on the peer's loop.</summary>
    public event Action<PeerEvent>? Happened;

    /// <summary>Every peer as it is now, in the order of the configuration.</summary>
    public IReadOnlyList<PeerStatus> Peers
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. options.Peers.Select(peer =>
                        peers.TryGetValue(peer.Name, out var running)
                            ? running.Status
                            : new PeerStatus { Name = peer.Name }
                    ),
                ];
            }
        }
    }

    /// <summary>Connections that came from addresses that are no peer's, and were closed.</summary>
    public long Strangers
    {
        get
        {
            lock (gate)
                return listeners.Sum(listener => listener.Strangers);
        }
    }

    /// <summary>Makes this the set that every router should have. Returns at once; routers converge on their own.</summary>
    public void Announce(DesiredRoutes routes)
    {
        lock (gate)
        {
            desired = routes;
            foreach (var peer in peers.Values)
                Hand(peer, routes);
        }
    }

    /// <summary>Opens the sessions.</summary>
    /// <exception cref="InvalidOperationException">No set was announced before: routers would drop what they still hold.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be listened on; nothing was opened.</exception>
    public void Start()
    {
        lock (gate)
        {
            if (desired is null)
                throw new InvalidOperationException("Announce the desired set before opening sessions.");
            if (running)
                return;
            Listen();
            running = true;
            foreach (var peer in options.Peers)
                Begin(peer);
            foreach (var listener in listeners)
                listener.Start();
        }
    }

    /// <summary>
    /// Changes peers and groups without touching the sessions of peers that stay as they are. Listening addresses and the
    /// identifier stay.
    /// </summary>
    public async Task ReconfigureAsync(ImmutableArray<PeerGroup> groups, ImmutableArray<PeerOptions> wanted)
    {
        var changed = options with { Groups = groups, Peers = wanted };
        RequireValid(changed);
        List<Peer> leaving = [];
        lock (gate)
        {
            options = changed;
            foreach (var peer in peers.Values.Where(peer => !wanted.Contains(peer.Options)))
                leaving.Add(peer);
            foreach (var peer in leaving)
            {
                peers.Remove(peer.Options.Name);
                foreach (var listener in listeners)
                    listener.Forget(peer.Options);
            }
        }
        await Task.WhenAll(
            leaving.Select(peer => peer.StopAsync(NotificationMessage.Cease(CeaseCode.PeerDeconfigured)))
        );
        lock (gate)
        {
            foreach (var peer in wanted.Where(peer => running && !peers.ContainsKey(peer.Name)))
                Begin(peer);
            if (desired is not null)
                Announce(desired);
        }
    }

    /// <summary>What became of every route towards one peer; empty for an unknown one.</summary>
    public Task<IReadOnlyList<RouteReport>> ReportAsync(string peer)
    {
        lock (gate)
        {
            return peers.TryGetValue(peer, out var found)
                ? found.ReportAsync()
                : Task.FromResult<IReadOnlyList<RouteReport>>([]);
        }
    }

    /// <summary>Tries the routes a router rejected once more.</summary>
    public void Release(string peer)
    {
        lock (gate)
            peers.GetValueOrDefault(peer)?.Post(new PeerInput.Release());
    }

    /// <summary>
    /// Ends every session for good: withdraws every route and says why in a shutdown text (RFC 9003) that routers log.
    /// </summary>
    public Task WithdrawAllAsync(string text) =>
        StopAsync(NotificationMessage.Cease(CeaseCode.AdministrativeShutdown, text));

    /// <summary>Ends every session without a word: routers with graceful restart keep the routes until we are back.</summary>
    public Task LeaveAsync() => StopAsync(null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await LeaveAsync();

    private static void RequireValid(SpeakerOptions options)
    {
        var errors = SpeakerOptionsRules.Check(options);
        if (errors.Count > 0)
            throw new ArgumentException(string.Join("; ", errors.Select(error => $"{error.Path}: {error.Reason}")));
    }

    private async Task StopAsync(NotificationMessage? farewell)
    {
        List<Peer> leaving;
        lock (gate)
        {
            running = false;
            leaving = [.. peers.Values];
            peers.Clear();
            foreach (var listener in listeners)
                listener.Dispose();
            listeners.Clear();
        }
        await Task.WhenAll(leaving.Select(peer => peer.StopAsync(farewell)));
    }

    private void Listen()
    {
        try
        {
            foreach (var endpoint in options.Listen)
                listeners.Add(new BgpListener(endpoint, Find));
        }
        catch
        {
            foreach (var listener in listeners)
                listener.Dispose();
            listeners.Clear();
            throw;
        }
    }

    private void Begin(PeerOptions peer)
    {
        var settings = new SessionSettings
        {
            LocalAsn = peer.LocalAsn,
            RemoteAsn = peer.RemoteAsn,
            Identifier = options.Identifier,
            Families = peer.Families,
            Passive = peer.Passive,
            HoldTime = peer.HoldTime,
            RestartTime = peer.RestartTime,
            GracefulNotification = peer.GracefulNotification,
        };
        var made = new Peer(peer, settings, time, happened => Happened?.Invoke(happened));
        peers[peer.Name] = made;
        foreach (var listener in listeners)
            listener.Expect(peer);
        Hand(made, desired!);
        made.Post(new PeerInput.Start());
    }

    private void Hand(Peer peer, DesiredRoutes routes)
    {
        var group = options.Groups.First(group => group.Name == peer.Options.Group);
        peer.Post(new PeerInput.Want(new RouteCompiler(peer.Options, group).Compile(routes)));
    }

    private Peer? Find(IPAddress address)
    {
        lock (gate)
            return peers.Values.FirstOrDefault(peer => peer.Options.Remote.Equals(address));
    }
}
