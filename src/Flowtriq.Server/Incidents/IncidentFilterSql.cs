using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Incidents;

/// <summary>A filter as a WHERE clause; every value is a parameter.</summary>
internal static class IncidentFilterSql
{
    /// <summary>The function by which <see cref="IncidentFilter.Owned"/> is asked inside a query.</summary>
    internal const string Owned = "owned";

    internal static string Where(IncidentFilter filter, out DynamicParameters parameters)
    {
        var terms = new List<string>();
        var values = new DynamicParameters();
        if (filter.States.Count > 0)
            Add("i.state IN @states", "states", filter.States.Select(static s => s.ToString()));
        if (filter.Severities.Count > 0)
            Add("i.severity IN @severities", "severities", filter.Severities.Select(static s => s.ToString()));
        if (filter.Pop is { Length: > 0 } pop)
            Add("EXISTS (SELECT 1 FROM incident_node n WHERE n.number = i.number AND n.pop = @pop)", "pop", pop);
        if (filter.Node is { Length: > 0 } node)
            Add("EXISTS (SELECT 1 FROM incident_node n WHERE n.number = i.number AND n.node = @node)", "node", node);
        if (filter.Owned is not null)
            terms.Add($"{Owned}(json_extract(i.snapshot, '$.Target'))");
        Add("coalesce(i.resolved, i.touched) >= @from", "from", filter.From.ToUnixMicroseconds());
        Add("i.opened <= @to", "to", filter.To.ToUnixMicroseconds());

        var words = (filter.Text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            Add($"instr(i.search, @word{i}) > 0", $"word{i}", words[i]);

        parameters = values;
        return $"WHERE {string.Join(" AND ", terms)}";

        void Add(string term, string name, object value)
        {
            terms.Add(term);
            values.Add(name, value);
        }
    }
}
