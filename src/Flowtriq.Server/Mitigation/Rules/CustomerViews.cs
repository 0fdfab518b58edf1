using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Customers as the API shows them, with what happens on their addresses now.</summary>
internal sealed class CustomerViews(RuleBook book, IncidentBoard board)
{
    internal CustomerView[] Of(IEnumerable<CustomerRow> rows)
    {
        var rules = book.Current;
        var active = ActiveByOwner(rules);
        return [.. rows.Select(row => row.View(rules, active.GetValueOrDefault(row.Customer.Name)))];
    }

    internal CustomerView Of(CustomerRow row) => Of([row])[0];

    private Dictionary<string, int> ActiveByOwner(MitigationRules rules) =>
        board
            .Active.Select(incident => OwnerOf(incident, rules))
            .OfType<string>()
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static same => same.Key, static same => same.Count(), StringComparer.OrdinalIgnoreCase);

    private static string? OwnerOf(Incident incident, MitigationRules rules) =>
        incident.Target is { } target ? rules.Customers.OwnerOf(target)?.Name : null;
}
