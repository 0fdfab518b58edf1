using System.Collections.Immutable;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Rules;

namespace Flowtriq.Server.Pipeline;

/// <summary>Incidents with what alerting goes by: whose the target is and which POPs see it, as both stand now.</summary>
public sealed class AlertSubjects(RuleBook rules, NodeDirectory nodes)
{
    public AlertSubject Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var known = nodes.Current;
        return new AlertSubject(
            incident,
            incident.Target is { } target ? rules.Current.Customers.OwnerOf(target)?.Name : null,
            [
                .. incident
                    .Observations.Select(o => known.Find(o.Latest.Node)?.Pop ?? "")
                    .Where(static pop => pop.Length > 0)
                    .Distinct(StringComparer.Ordinal),
            ]
        );
    }
}
