using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// What every filter did since it was set. The kernel's counters begin anew each time the table is replaced; this goes on
/// counting.
/// </summary>
internal sealed class FilterBook
{
    private readonly Dictionary<string, Page> _pages = new(StringComparer.Ordinal);
    private int _lastId;

    /// <summary>The mark of a filter, the same as long as it is wanted.</summary>
    internal int IdOf(LocalFilter filter)
    {
        if (!_pages.TryGetValue(filter.Action.Key, out var page))
            _pages[filter.Action.Key] = page = new Page(++_lastId);
        return page.Id;
    }

    /// <summary>Notes that the table was replaced: these are in it, with counters at zero.</summary>
    internal void Restarted(ImmutableArray<LocalFilter> filters, DateTimeOffset now)
    {
        foreach (var filter in filters)
        {
            var page = _pages[filter.Action.Key];
            (page.BasePackets, page.BaseBytes) = (page.Packets, page.Bytes);
            (page.Filter, page.Since) = (filter, page.Since ?? now);
        }

        Forget([.. filters.Select(static filter => filter.Action.Key)]);
    }

    /// <summary>Leaves out every filter that is not among these keys.</summary>
    internal void Forget(HashSet<string> kept)
    {
        foreach (var key in _pages.Keys.Where(key => !kept.Contains(key)).ToArray())
            _pages.Remove(key);
    }

    /// <summary>Takes the kernel's counters.</summary>
    internal void Take(IEnumerable<ReadFilter> readings, double seconds)
    {
        var byId = readings.ToDictionary(static reading => reading.Id);
        foreach (var page in _pages.Values)
        {
            var before = (page.Packets, page.Bytes);
            if (byId.TryGetValue(page.Id, out var reading))
                (page.Packets, page.Bytes) = (page.BasePackets + reading.Packets, page.BaseBytes + reading.Bytes);
            page.Rate = Rate((page.Packets, page.Bytes), before, seconds);
        }
    }

    /// <summary>All that are in force.</summary>
    internal ImmutableArray<FilterInForce> Show() =>
        [
            .. _pages
                .Values.Where(static page => page.Filter is not null)
                .OrderBy(static page => page.Id)
                .Select(static page => new FilterInForce(
                    page.Filter!,
                    page.Since!.Value,
                    page.Packets,
                    page.Bytes,
                    page.Rate
                )),
        ];

    internal static TrafficRate Rate(
        (ulong Packets, ulong Bytes) now,
        (ulong Packets, ulong Bytes) before,
        double seconds
    ) =>
        now.Packets < before.Packets || now.Bytes < before.Bytes
            ? default
            : TrafficRate.Of((now.Packets - before.Packets) / seconds, (now.Bytes - before.Bytes) * 8 / seconds);

    private sealed class Page(int id)
    {
        internal int Id { get; } = id;
        internal LocalFilter? Filter { get; set; }
        internal DateTimeOffset? Since { get; set; }
        internal ulong BasePackets { get; set; }
        internal ulong BaseBytes { get; set; }
        internal ulong Packets { get; set; }
        internal ulong Bytes { get; set; }
        internal TrafficRate Rate { get; set; }
    }
}
