using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>
/// Makes gobgpd's table hold our routes: what is ours there carries the marker and came from no neighbour. Routes of others
/// are neither removed nor replaced: where one stands for the same destination, ours is refused. Used by one loop.
/// </summary>
internal sealed class GoBgpTable(GoBgpClient client, LargeCommunity marker)
{
    private const int FewPaths = 8;
    private readonly Dictionary<Nlri, RoutePath> held = [];
    private long calls;
    private readonly HashSet<Nlri> unknown = [];
    private readonly Dictionary<Nlri, string> foreign = [];
    private readonly Dictionary<Nlri, (RoutePath Path, string Reason)> rejected = [];
    private bool fresh;

    /// <summary>Routes gobgpd holds for us.</summary>
    internal IReadOnlyCollection<Nlri> Held => held.Keys;

    /// <summary>Routes it refused, with its words.</summary>
    internal IEnumerable<KeyValuePair<Nlri, string>> Rejected =>
        rejected.Select(static r => KeyValuePair.Create(r.Key, r.Value.Reason));

    /// <summary>Routes that stand there already and are not ours.</summary>
    internal IEnumerable<KeyValuePair<Nlri, string>> Foreign => foreign;

    internal void Release() => rejected.Clear();

    /// <summary>Calls that changed something, since the last time this was asked.</summary>
    internal long TakeCalls()
    {
        var taken = calls;
        calls = 0;
        return taken;
    }

    /// <summary>Reads the whole table: what is ours, what is not, and what is missing.</summary>
    internal async Task ReadAsync(CancellationToken cancel)
    {
        foreach (var family in AddressFamily.All)
            await ReadAsync(family, cancel);
        fresh = true;
    }

    /// <summary>Withdraws what is not wanted, then adds what is missing; returns orphans that were found and withdrawn.</summary>
    internal async Task<List<Nlri>> ConvergeAsync(PeerRoutes wanted, CancellationToken cancel)
    {
        // The operator may have laid a route of his own over ours since it was read: that one stays.
        if (!fresh)
        {
            foreach (
                var family in Over(wanted)
                    .Concat(Missing(wanted).Select(static m => m.Key))
                    .Select(static r => r.Family)
                    .Distinct()
                    .ToArray()
            )
                await ReadAsync(family, cancel);
        }
        fresh = false;
        var orphans = unknown.Where(route => !wanted.Wanted.ContainsKey(route)).ToList();
        foreach (var route in Over(wanted).ToArray())
        {
            await client.DeleteAsync(route, cancel);
            calls++;
            held.Remove(route);
            unknown.Remove(route);
        }
        foreach (var gone in rejected.Where(r => wanted.Wanted.GetValueOrDefault(r.Key) != r.Value.Path).ToArray())
            rejected.Remove(gone.Key);
        await AddAsync([.. Missing(wanted)], cancel);
        return orphans;
    }

    private async Task ReadAsync(AddressFamily family, CancellationToken cancel)
    {
        var ours = new HashSet<Nlri>();
        foreach (var gone in foreign.Keys.Where(route => route.Family == family).ToArray())
            foreign.Remove(gone);
        foreach (var path in await client.ListAsync(family, null, cancel))
        {
            if (!IsLocal(path) || GoBgpRoutes.Decode(path) is not { } route)
                continue;
            if (GoBgpRoutes.Carries(path, marker))
                ours.Add(route);
            else
                foreign[route] = "gobgpd holds this route already, and it is not ours";
        }
        foreach (var lost in held.Keys.Where(route => route.Family == family).Except(ours).ToArray())
            held.Remove(lost);
        unknown.RemoveWhere(route => route.Family == family);
        unknown.UnionWith(ours.Except(held.Keys));
    }

    private IEnumerable<Nlri> Over(PeerRoutes wanted) =>
        held.Keys.Concat(unknown).Where(route => !wanted.Wanted.ContainsKey(route));

    private IEnumerable<KeyValuePair<Nlri, RoutePath>> Missing(PeerRoutes wanted) =>
        wanted.Wanted.Where(pair =>
            held.GetValueOrDefault(pair.Key) != pair.Value
            && !foreign.ContainsKey(pair.Key)
            && !rejected.ContainsKey(pair.Key)
        );

    private static bool IsLocal(Api.Path path) => path.NeighborIp is "" or "<nil>";

    // Many go in one stream; when gobgpd refuses one of them, each goes alone and the refused one stands out.
    private async Task AddAsync(KeyValuePair<Nlri, RoutePath>[] missing, CancellationToken cancel)
    {
        if (missing.Length > FewPaths)
        {
            try
            {
                calls++;
                await client.AddAsync(missing.Select(pair => GoBgpRoutes.Encode(pair.Key, pair.Value)), cancel);
                foreach (var (route, path) in missing)
                    Took(route, path);
                return;
            }
            catch (GrpcFault fault) when (fault.Code != GrpcFault.Unavailable)
            {
                // One by one, below.
            }
        }
        foreach (var (route, path) in missing)
        {
            try
            {
                calls++;
                await client.AddAsync(GoBgpRoutes.Encode(route, path), cancel);
                Took(route, path);
            }
            catch (GrpcFault fault) when (fault.Code != GrpcFault.Unavailable)
            {
                rejected[route] = (path, fault.Message);
            }
        }
    }

    private void Took(Nlri route, RoutePath path)
    {
        held[route] = path;
        unknown.Remove(route);
    }
}
