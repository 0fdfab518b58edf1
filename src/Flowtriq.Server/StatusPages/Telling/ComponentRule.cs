using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>A component of a page: what it stands for, and whether an incident touches it.</summary>
internal sealed record ComponentRule(string Key, string Name, ComponentScope Scope, IReadOnlyList<string> Members)
{
    internal bool IsTouchedBy(IncidentFact incident) =>
        Scope switch
        {
            ComponentScope.Node => Members.Any(incident.Nodes.Contains),
            ComponentScope.Pop => Members.Any(incident.Pops.Contains),
            ComponentScope.Customer => Members.Contains(incident.Customer, StringComparer.OrdinalIgnoreCase),
        };
}
