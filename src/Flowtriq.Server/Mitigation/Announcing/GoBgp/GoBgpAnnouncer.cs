using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>
/// A gobgpd 3.x of the operator's as an announcer. Its neighbours are its own; it is given routes and asked what it sent to
/// whom. When its event stream ends it is connected to anew and its table read and put right.
/// </summary>
internal sealed class GoBgpAnnouncer(GoBgpPlan plan, TimeProvider time, ILogger log) : IRouteAnnouncer, IWithdrawsAll
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WithdrawTime = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim nudge = new(0);
    private readonly CancellationTokenSource leaving = new();
    private PeerRoutes wanted = new([], []);
    private GoBgpView view = new() { Since = time.GetUtcNow() };
    private GoBgpClient? connected;
    private Task? loop;
    private int release;

    public event Action? Changed;

    public string Name => plan.Daemon.Name;

    public IReadOnlyList<AnnouncerPeer> Peers
    {
        get
        {
            var (seen, routes) = (Volatile.Read(ref view), Volatile.Read(ref wanted));
            return seen.Up && seen.Neighbors.Length > 0
                ? [.. seen.Neighbors.Select(neighbor => GoBgpStatus.Of(plan, seen, routes, neighbor))]
                : [GoBgpStatus.Of(plan, seen, routes, null)];
        }
    }

    public void Announce(DesiredRoutes routes)
    {
        var compiled = new RouteCompiler(plan.Options, plan.Group).Compile(routes);
        foreach (var (route, path) in compiled.Wanted.ToArray())
        {
            if (GoBgpRoutes.Obstacle(path) is not { } obstacle)
                continue;
            compiled.Wanted.Remove(route);
            compiled.Refused[route] = obstacle;
        }
        Volatile.Write(ref wanted, compiled);
        nudge.Release();
    }

    public Task StartAsync(CancellationToken cancel)
    {
        if (!leaving.IsCancellationRequested)
            loop ??= Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel)
    {
        var (seen, routes) = (Volatile.Read(ref view), Volatile.Read(ref wanted));
        var all = new List<AnnouncedRoute>();
        if (!seen.Up || seen.Neighbors.IsEmpty || Volatile.Read(ref connected) is not { } client)
            return [.. GoBgpStatus.Routes(plan, seen, routes, null, [])];
        foreach (var neighbor in seen.Neighbors)
        {
            try
            {
                var sent = neighbor.IsUp ? await SentAsync(client, neighbor, cancel) : [];
                all.AddRange(GoBgpStatus.Routes(plan, seen, routes, neighbor, sent));
            }
            catch (Exception gone) when (gone is GrpcFault or ObjectDisposedException)
            {
                all.AddRange(GoBgpStatus.Routes(plan, seen with { Error = gone.Message }, routes, neighbor, []));
            }
        }
        return all;
    }

    public void Release(string peer)
    {
        if (!Peers.Any(known => known.Name == peer))
            return;
        Interlocked.Exchange(ref release, 1);
        nudge.Release();
    }

    public async Task WithdrawAllAsync()
    {
        Announce(DesiredRoutes.Empty);
        await StartAsync(CancellationToken.None);
        var started = time.GetTimestamp();
        while (Volatile.Read(ref view) is not { Up: true, Held.IsEmpty: true })
        {
            if (time.GetElapsedTime(started) > WithdrawTime)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), time);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        if (loop is { } running)
            await running;
    }

    private static async Task<HashSet<Nlri>> SentAsync(
        GoBgpClient client,
        GoBgpNeighbor neighbor,
        CancellationToken cancel
    )
    {
        var sent = new HashSet<Nlri>();
        foreach (var family in neighbor.Families)
        {
            foreach (var path in await client.ListAsync(family, neighbor.Address, cancel))
            {
                if (GoBgpRoutes.Decode(path) is { } route)
                    sent.Add(route);
            }
        }
        return sent;
    }

    private async Task RunAsync()
    {
        var pause = ShortPause;
        while (!leaving.IsCancellationRequested)
        {
            try
            {
                await ServeAsync(() => pause = ShortPause);
            }
            catch (OperationCanceledException) when (leaving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed)
            {
                if (view.Up || view.Error != failed.Message)
                    AnnouncingLog.DaemonDown(log, Name, failed.Message);
                Show(view with { Up = false, Error = failed.Message, Neighbors = [], Held = [] });
            }
            await Task.Delay(pause, time, leaving.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            pause = pause * 2 < LongPause ? pause * 2 : LongPause;
        }
    }

    // Returns only by an exception: the daemon is gone, or we leave.
    private async Task ServeAsync(Action served)
    {
        using var client = new GoBgpClient(plan.Endpoint);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        await client.CheckAsync(ending.Token);
        var table = new GoBgpTable(client, plan.Marker);
        var watch = client.WatchAsync(() => nudge.Release(), ending.Token);
        try
        {
            Volatile.Write(ref connected, client);
            while (true)
            {
                await table.ReadAsync(ending.Token);
                var read = time.GetTimestamp();
                while (time.GetElapsedTime(read) < ReadEvery)
                {
                    await ConvergeAsync(client, table, ending.Token);
                    served();
                    await Task.WhenAny(nudge.WaitAsync(LookEvery, ending.Token), watch);
                    ending.Token.ThrowIfCancellationRequested();
                    if (watch.IsCompleted)
                    {
                        await watch;
                        throw new GrpcFault(GrpcFault.Unavailable, "gobgpd ended");
                    }
                }
            }
        }
        finally
        {
            Volatile.Write(ref connected, null);
            await ending.CancelAsync();
            await watch.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private async Task ConvergeAsync(GoBgpClient client, GoBgpTable table, CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref release, 0) == 1)
            table.Release();
        var known = Volatile.Read(ref view);
        foreach (var orphan in await table.ConvergeAsync(Volatile.Read(ref wanted), cancel))
            AnnouncingLog.Orphan(log, Name, orphan.ToString());
        var rejected = table.Rejected.ToImmutableDictionary();
        var news = rejected.Where(found => !known.Rejected.ContainsKey(found.Key)).ToArray();
        foreach (var (route, reason) in news)
            AnnouncingLog.DaemonRejected(log, Name, route.ToString(), reason);
        var before = known.Neighbors.ToDictionary(static neighbor => neighbor.Address, StringComparer.Ordinal);
        var now = time.GetUtcNow();
        var neighbors = await client.NeighborsAsync(cancel);
        if (!known.Up)
            AnnouncingLog.DaemonUp(log, Name);
        Show(
            known with
            {
                Up = true,
                Error = null,
                Since = known.Up ? known.Since : now,
                Neighbors =
                [
                    .. neighbors.Select(neighbor =>
                        GoBgpNeighbor.From(
                            neighbor,
                            before.GetValueOrDefault(neighbor.Conf?.NeighborAddress ?? ""),
                            now
                        )
                    ),
                ],
                Held = [.. table.Held],
                Rejected = rejected,
                Foreign = table.Foreign.ToImmutableDictionary(),
                Calls = known.Calls + table.TakeCalls(),
                RejectedEver = known.RejectedEver + news.Length,
            }
        );
    }

    private void Show(GoBgpView seen)
    {
        Volatile.Write(ref view, seen);
        Changed?.Invoke();
    }
}
