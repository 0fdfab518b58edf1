using System.Diagnostics;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>Reads what was measured from the store in use.</summary>
internal sealed class Measurements(
    ISampleStore store,
    NodeDirectory directory,
    ServerOptions options,
    TimeProvider time
) : IMeasurementStore
{
    public async Task<MeasuredSeries> ReadAsync(SeriesQuery query, CancellationToken cancel)
    {
        var choice = ChoiceOf(query.Scope);
        var resolution = ResolutionFor(query);
        var grid = new SeriesGrid(query.Range, resolution.Step);
        return grid.Measured(
            await store.ReadAsync(new RowQuery(choice, SeriesGrouping.Whole, resolution, grid.From, grid.To), cancel),
            choice.Kinds[0]
        );
    }

    public async Task<IReadOnlyList<MeasuredPart>> ReadPartsAsync(
        SeriesQuery query,
        SeriesPart by,
        int most,
        CancellationToken cancel
    )
    {
        if (by == SeriesPart.Pop)
            return await PopsAsync(query, most, cancel);
        var nodes = NodesOf(query.Scope);
        var (choice, grouping) = by switch
        {
            SeriesPart.Node => (SeriesChoice.Edge(nodes, DirectionOf(query.Scope)), SeriesGrouping.Node),
            SeriesPart.Protocol => (SeriesChoice.Protocols(nodes), SeriesGrouping.Kind),
            SeriesPart.Vector => (Named(SeriesKind.Vector, nodes), SeriesGrouping.Name),
            SeriesPart.Customer => (Named(SeriesKind.Customer, nodes), SeriesGrouping.Name),
            SeriesPart.Target => (Named(SeriesKind.Target, nodes), SeriesGrouping.Name),
            _ => throw new UnreachableException(),
        };
        return await PartsAsync(query, choice, grouping, most, cancel);
    }

    private async Task<IReadOnlyList<MeasuredPart>> PartsAsync(
        SeriesQuery query,
        SeriesChoice choice,
        SeriesGrouping by,
        int most,
        CancellationToken cancel
    )
    {
        var resolution = ResolutionFor(query);
        var grid = new SeriesGrid(query.Range, resolution.Step);

        // One step as long as the range ranks the groups; only those that are wanted are then read step by step.
        var ranked = await store.ReadAsync(
            new RowQuery(choice, by, resolution with { Step = int.MaxValue }, grid.From, grid.To),
            cancel
        );
        var largest = ranked
            .GroupBy(static r => r.Key, StringComparer.Ordinal)
            .OrderByDescending(static g => g.Sum(static r => r.Pps))
            .ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(static g => g.Key)
            .ToList();
        var rows = await store.ReadAsync(
            new RowQuery(Only(choice, by, largest), by, resolution, grid.From, grid.To),
            cancel
        );
        var byKey = rows.ToLookup(static r => r.Key, StringComparer.Ordinal);
        return
        [
            .. largest.Select(key => new MeasuredPart(
                by == SeriesGrouping.Kind ? SeriesKinds.ProtocolName(key) : key,
                grid.Measured([.. byKey[key]], choice.Kinds[0])
            )),
        ];
    }

    private async Task<IReadOnlyList<MeasuredPart>> PopsAsync(SeriesQuery query, int most, CancellationToken cancel)
    {
        if (query.Scope is not SeriesScope.Network)
            throw new ArgumentException("Only the network has points of presence.", nameof(query));
        var parts = new List<MeasuredPart>();
        var direction = DirectionOf(query.Scope);
        foreach (var pop in directory.Current.Nodes.Select(static n => n.Pop).Distinct(StringComparer.Ordinal))
        {
            var scope = new SeriesScope.Pop(pop, direction);
            parts.Add(new MeasuredPart(pop, await ReadAsync(query with { Scope = scope }, cancel)));
        }

        return
        [
            .. parts
                .OrderByDescending(static p => p.Series.Pps.Mean.Sum())
                .ThenBy(static p => p.Key, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    private static SeriesChoice Only(SeriesChoice choice, SeriesGrouping by, List<string> keys) =>
        by switch
        {
            SeriesGrouping.Node => choice with { Nodes = keys },
            SeriesGrouping.Name => choice with { Names = keys },
            _ => choice,
        };

    private SeriesChoice ChoiceOf(SeriesScope scope) =>
        scope switch
        {
            SeriesScope.Interface link => SeriesChoice.Links([
                new SeriesKey(link.Id.Value, link.Name, link.Direction, SeriesKind.Interface),
            ]),
            SeriesScope.Customer customer => Named(SeriesKind.Customer, nodes: null, customer.Name),
            SeriesScope.Target target => Named(SeriesKind.Target, nodes: null, target.Prefix.ToString()),
            SeriesScope.Vector vector => Named(SeriesKind.Vector, nodes: null, vector.Name),
            SeriesScope.Protocol protocol => new SeriesChoice
            {
                Kinds =
                [
                    SeriesKinds.Protocol(protocol.Name)
                        ?? throw new ArgumentException($"\"{protocol.Name}\" is no protocol.", nameof(scope)),
                ],
            },
            _ => SeriesChoice.Edge(NodesOf(scope), DirectionOf(scope)),
        };

    /// <summary>The nodes of a scope that has parts; null for all there ever were.</summary>
    private string[]? NodesOf(SeriesScope scope) =>
        scope switch
        {
            SeriesScope.Network => null,
            SeriesScope.Pop pop =>
            [
                .. directory.Current.Nodes.Where(n => n.Pop == pop.Code).Select(static n => n.Id.Value),
            ],
            SeriesScope.Node node => [node.Id.Value],
            _ => throw new ArgumentException(
                "Only the network, points of presence and nodes have parts.",
                nameof(scope)
            ),
        };

    private static Direction DirectionOf(SeriesScope scope) =>
        scope switch
        {
            SeriesScope.Network network => network.Direction,
            SeriesScope.Pop pop => pop.Direction,
            SeriesScope.Node node => node.Direction,
            _ => Direction.Inbound,
        };

    private static SeriesChoice Named(SeriesKind kind, IReadOnlyCollection<string>? nodes, params string[] names) =>
        new()
        {
            Kinds = [kind],
            Nodes = nodes,
            Names = names.Length == 0 ? null : names,
            Direction = kind == SeriesKind.Vector ? null : Direction.Inbound,
        };

    private Resolution ResolutionFor(SeriesQuery query) =>
        Resolution.For(query.Range, query.MostPoints, time.GetUtcNow(), options);
}
