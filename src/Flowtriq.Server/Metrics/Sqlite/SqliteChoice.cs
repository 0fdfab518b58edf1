using Dapper;

namespace Flowtriq.Server.Metrics.Sqlite;

/// <summary>A choice of series as a condition on the table of series.</summary>
internal static class SqliteChoice
{
    /// <summary>The condition; what it needs is added to the parameters.</summary>
    internal static string Where(SeriesChoice choice, DynamicParameters parameters)
    {
        parameters.Add("kinds", choice.Kinds.Select(static k => (int)k).ToArray());
        var terms = new List<string> { "kind IN @kinds" };
        if (choice.Direction is { } direction)
        {
            parameters.Add("direction", (int)direction);
            terms.Add("direction = @direction");
        }

        if (choice.Nodes is { } nodes)
        {
            parameters.Add("nodes", nodes);
            terms.Add("node IN @nodes");
        }

        if (choice.Names is { } names)
        {
            parameters.Add("names", names);
            terms.Add("name IN @names");
        }

        if (choice.Keys is { } keys)
            terms.Add(
                $"({(keys.Count == 0 ? "0" : string.Join(" OR ", keys.Select((k, i) => Key(k, i, parameters))))})"
            );
        return string.Join(" AND ", terms);
    }

    private static string Key(in SeriesKey key, int i, DynamicParameters parameters)
    {
        parameters.Add($"node{i}", key.Node);
        parameters.Add($"name{i}", key.Name);
        parameters.Add($"direction{i}", (int)key.Direction);
        parameters.Add($"kind{i}", (int)key.Kind);
        return $"(node = @node{i} AND name = @name{i} AND direction = @direction{i} AND kind = @kind{i})";
    }
}
