using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics;

/// <summary>Which incidents a page is about: all that are not ordinary traffic's, of a POP, a node or a customer.</summary>
internal sealed record AttackQuery
{
    public string? Pop { get; init; }
    public string? Node { get; init; }
    public string? Customer { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Format { get; init; }
    public string? Table { get; init; }

    internal bool Wants(ArchivedIncident incident) =>
        (string.IsNullOrEmpty(Pop) || incident.Pops.Contains(Pop))
        && (string.IsNullOrEmpty(Node) || incident.Nodes.Contains(new NodeId(Node)))
        && (
            string.IsNullOrEmpty(Customer)
            || string.Equals(incident.Customer, Customer, StringComparison.OrdinalIgnoreCase)
        );
}
