namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>A choice of series as a condition of a query.</summary>
internal static class ClickHouseChoice
{
    internal static string Where(SeriesChoice choice)
    {
        var terms = new List<string> { $"kind IN ({string.Join(", ", choice.Kinds.Select(static k => (int)k))})" };
        if (choice.Nodes is { } nodes)
            terms.Add(In("node", nodes));
        if (choice.Names is { } names)
            terms.Add(In("name", names));
        if (choice.Direction is { } direction)
            terms.Add($"direction = {(int)direction}");
        if (choice.Keys is { } keys)
            terms.Add(keys.Count == 0 ? "0" : $"({string.Join(" OR ", keys.Select(Key))})");
        return string.Join(" AND ", terms);
    }

    private static string In(string column, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? "0" : $"{column} IN ({string.Join(", ", values.Select(ClickHouseText.Literal))})";

    private static string Key(SeriesKey key) =>
        $"(kind = {(int)key.Kind} AND node = {ClickHouseText.Literal(key.Node)} AND name = {ClickHouseText.Literal(key.Name)}"
        + $" AND direction = {(int)key.Direction})";
}
