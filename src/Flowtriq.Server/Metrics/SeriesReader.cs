using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>Answers charts. A step in which nothing was measured is null, never zero and never what was before.</summary>
internal sealed class SeriesReader(ISampleStore store, ServerOptions options, TimeProvider time)
{
    /// <summary>Ingress over the transit and peer interfaces of the nodes.</summary>
    internal Task<Series> NetworkAsync(TimeRange range, IEnumerable<string> nodes, CancellationToken cancel) =>
        OneAsync(range, SeriesChoice.Edge([.. nodes], Direction.Inbound), cancel);

    /// <summary>One direction of a node: of one interface, or of all transit and peer interfaces when none is named.</summary>
    internal Task<Series> NodeAsync(
        TimeRange range,
        string node,
        string name,
        Direction direction,
        CancellationToken cancel
    ) =>
        OneAsync(
            range,
            name.Length == 0
                ? SeriesChoice.Edge([node], direction)
                : SeriesChoice.Links([new SeriesKey(node, name, direction, SeriesKind.Interface)]),
            cancel
        );

    /// <summary>Several links added up.</summary>
    internal Task<Series> LinksAsync(TimeRange range, IReadOnlyCollection<SeriesKey> links, CancellationToken cancel) =>
        OneAsync(range, SeriesChoice.Links(links), cancel);

    /// <summary>Nothing measured: what stands in for an answer where a page must do without.</summary>
    internal Series Gap(TimeRange range) => new SeriesGrid(range, ResolutionFor(range).Step).Series([]);

    /// <summary>Ingress with a row of values for each node.</summary>
    internal Task<BrokenDownSeries> ByNodeAsync(TimeRange range, IEnumerable<string> nodes, CancellationToken cancel) =>
        BrokenDownAsync(
            range,
            SeriesGrouping.Node,
            SeriesChoice.Edge([.. nodes], Direction.Inbound),
            static key => key,
            withBits: true,
            cancel
        );

    /// <summary>Ingress by protocol, as the packet samples split it; bits are not known by protocol.</summary>
    internal Task<BrokenDownSeries> ByProtocolAsync(
        TimeRange range,
        IEnumerable<string> nodes,
        CancellationToken cancel
    ) =>
        BrokenDownAsync(
            range,
            SeriesGrouping.Kind,
            SeriesChoice.Protocols([.. nodes]),
            SeriesKinds.ProtocolName,
            withBits: false,
            cancel
        );

    private async Task<Series> OneAsync(TimeRange range, SeriesChoice choice, CancellationToken cancel)
    {
        var (grid, rows) = await ReadAsync(range, SeriesGrouping.Whole, choice, cancel);
        return grid.Series(rows);
    }

    private async Task<BrokenDownSeries> BrokenDownAsync(
        TimeRange range,
        SeriesGrouping by,
        SeriesChoice choice,
        Func<string, string> name,
        bool withBits,
        CancellationToken cancel
    )
    {
        var (grid, rows) = await ReadAsync(range, by, choice, cancel);
        var groups = rows.GroupBy(r => name(r.Key), StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .ToList();
        return new BrokenDownSeries(
            grid.Step,
            grid.Times,
            [.. groups.Select(static g => g.Key)],
            [.. groups.Select(g => grid.Column(g, static r => r.Pps))],
            [.. groups.Select(g => grid.Column(withBits ? g : [], static r => r.Bps))]
        );
    }

    private async Task<(SeriesGrid Grid, IReadOnlyList<SeriesRow> Rows)> ReadAsync(
        TimeRange range,
        SeriesGrouping by,
        SeriesChoice choice,
        CancellationToken cancel
    )
    {
        var resolution = ResolutionFor(range);
        var grid = new SeriesGrid(range, resolution.Step);
        return (grid, await store.ReadAsync(new RowQuery(choice, by, resolution, grid.From, grid.To), cancel));
    }

    private Resolution ResolutionFor(TimeRange range) =>
        Resolution.For(range, SeriesQuery.Usual, time.GetUtcNow(), options);
}
