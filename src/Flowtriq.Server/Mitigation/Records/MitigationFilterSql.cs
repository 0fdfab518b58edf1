using Dapper;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>A filter as a WHERE clause; every value is a parameter.</summary>
internal static class MitigationFilterSql
{
    internal static string Where(MitigationFilter filter, out DynamicParameters parameters)
    {
        var terms = new List<string> { "1 = 1" };
        var values = new DynamicParameters();
        if (filter.States.Count > 0)
            Add("m.state IN @states", "states", filter.States.Select(static s => s.ToString()));
        if (filter.Levels.Count > 0)
            Add("m.level IN @levels", "levels", filter.Levels.Select(static l => (int)l));
        if (filter.Dispositions.Count > 0)
            Add("m.disposition IN @dispositions", "dispositions", filter.Dispositions.Select(static d => d.ToString()));
        if (filter.Active is { } active)
            terms.Add(active ? "m.ended IS NULL" : "m.ended IS NOT NULL");
        if (filter.Incident is { } incident)
            Add("m.incident = @incident", "incident", incident);
        if (filter.Target is { Length: > 0 } target)
            Add("instr(m.target, @target) > 0", "target", target);
        if (filter.Customer is { Length: > 0 } customer)
            Add("m.customer = @customer", "customer", customer);
        parameters = values;
        return $"WHERE {string.Join(" AND ", terms)}";

        void Add(string term, string name, object value)
        {
            terms.Add(term);
            values.Add(name, value);
        }
    }
}
