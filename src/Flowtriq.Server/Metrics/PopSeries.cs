using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Metrics;

/// <summary>Adds the rows of nodes up to their points of presence.</summary>
internal static class PopSeries
{
    internal static BrokenDownSeries Of(BrokenDownSeries byNode, IReadOnlyCollection<RegisteredNode> nodes)
    {
        var popOf = nodes.ToDictionary(static n => n.Id.Value, static n => n.Pop, StringComparer.Ordinal);
        var groups = byNode
            .Keys.Select((node, index) => (Pop: popOf.GetValueOrDefault(node, ""), index))
            .GroupBy(static x => x.Pop, static x => x.index, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .ToList();
        return byNode with
        {
            Keys = [.. groups.Select(static g => g.Key)],
            Pps = [.. groups.Select(g => Sum(g.Select(i => byNode.Pps[i]), byNode.T.Length))],
            Bps = [.. groups.Select(g => Sum(g.Select(i => byNode.Bps[i]), byNode.T.Length))],
        };
    }

    private static double?[] Sum(IEnumerable<double?[]> rows, int length)
    {
        var sum = new double?[length];
        foreach (var row in rows)
        {
            for (var i = 0; i < length; i++)
            {
                if (row[i] is { } value)
                    sum[i] = (sum[i] ?? 0) + value;
            }
        }

        return sum;
    }
}
