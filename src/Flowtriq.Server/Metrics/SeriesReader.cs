using Dapper;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Metrics;

/// <summary>Answers charts. A step in which nothing was measured is null, never zero and never what was before.</summary>
internal sealed class SeriesReader(MetricsDatabase database, ServerOptions options, TimeProvider time)
{
    private const string OfNodes = "node IN @nodes AND direction = @direction AND kind = @kind";

    /// <summary>Ingress over the transit and peer interfaces of the nodes.</summary>
    internal Series Network(TimeRange range, IEnumerable<string> nodes) =>
        One(range, OfNodes, Edge(nodes, Direction.Inbound));

    /// <summary>One direction of a node: of one interface, or of all transit and peer interfaces when none is named.</summary>
    internal Series Node(TimeRange range, string node, string name, Direction direction)
    {
        if (name.Length == 0)
            return One(range, OfNodes, Edge([node], direction));
        var where = "node = @node AND interface = @name AND direction = @direction AND kind = 0";
        return One(
            range,
            where,
            new DynamicParameters(
                new
                {
                    node,
                    name,
                    direction = (int)direction,
                }
            )
        );
    }

    /// <summary>Several links added up.</summary>
    internal Series Links(TimeRange range, IReadOnlyCollection<SeriesKey> links)
    {
        var parameters = new DynamicParameters();
        var terms = links.Select(
            (link, i) =>
            {
                parameters.Add($"node{i}", link.Node);
                parameters.Add($"name{i}", link.Interface);
                parameters.Add($"direction{i}", (int)link.Direction);
                parameters.Add($"kind{i}", (int)link.Kind);
                return $"(node = @node{i} AND interface = @name{i} AND direction = @direction{i} AND kind = @kind{i})";
            }
        );
        return One(range, links.Count == 0 ? "0" : string.Join(" OR ", terms), parameters);
    }

    /// <summary>Ingress with a row of values for each node.</summary>
    internal BrokenDownSeries ByNode(TimeRange range, IEnumerable<string> nodes) =>
        BrokenDown(range, "node", OfNodes, Edge(nodes, Direction.Inbound), static key => key, withBits: true);

    /// <summary>Ingress by protocol, as the packet samples split it; bits are not known by protocol.</summary>
    internal BrokenDownSeries ByProtocol(TimeRange range, IEnumerable<string> nodes) =>
        BrokenDown(
            range,
            "CAST(kind AS TEXT)",
            "node IN @nodes AND kind >= 2",
            new DynamicParameters(new { nodes }),
            static key => ((SeriesKind)int.Parse(key)).ToString().ToLowerInvariant(),
            withBits: false
        );

    private Series One(TimeRange range, string where, DynamicParameters parameters)
    {
        var (grid, rows) = Read(range, "''", where, parameters);
        return grid.Series(rows);
    }

    private BrokenDownSeries BrokenDown(
        TimeRange range,
        string groupBy,
        string where,
        DynamicParameters parameters,
        Func<string, string> name,
        bool withBits
    )
    {
        var (grid, rows) = Read(range, groupBy, where, parameters);
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

    private (SeriesGrid Grid, List<SeriesRow> Rows) Read(
        TimeRange range,
        string groupBy,
        string where,
        DynamicParameters parameters
    )
    {
        var resolution = Resolution.For(range, time.GetUtcNow(), options);
        var grid = new SeriesGrid(range, resolution.Step);
        parameters.Add("from", grid.From);
        parameters.Add("to", grid.To);
        parameters.Add("step", grid.Step);
        using var connection = database.Value.Read();
        return (grid, connection.Query<SeriesRow>(SeriesSql.Query(resolution, groupBy, where), parameters).AsList());
    }

    private static DynamicParameters Edge(IEnumerable<string> nodes, Direction direction) =>
        new(
            new
            {
                nodes,
                direction = (int)direction,
                kind = (int)SeriesKind.Edge,
            }
        );
}
