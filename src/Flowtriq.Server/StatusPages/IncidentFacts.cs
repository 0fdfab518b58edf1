using System.Collections.Frozen;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.StatusPages.Telling;

namespace Flowtriq.Server.StatusPages;

/// <summary>Incidents as status pages know them. The only place where the slice looks at an incident.</summary>
internal sealed class IncidentFacts(
    IncidentBoard board,
    IncidentFinder finder,
    NodeDirectory directory,
    TargetOwners owners
)
{
    /// <summary>Those that are not over.</summary>
    internal IReadOnlyList<IncidentFact> Active => [.. board.Active.Select(Of)];

    /// <summary>The incident of a story; null when it is known no longer.</summary>
    internal IncidentFact? Find(long number) =>
        finder.Find(new IncidentId(number)) is { } incident ? Of(incident) : null;

    private IncidentFact Of(Incident incident)
    {
        var nodes = incident.Observations.Select(static o => o.Latest.Node).Distinct().ToList();
        return new IncidentFact(
            incident.Id.Number,
            incident.Rating.Severity,
            incident.State,
            !incident.LevelsInForce.IsEmpty,
            incident.Detected,
            nodes.Select(static n => n.Value).ToFrozenSet(),
            nodes.Select(n => directory.Current.Find(n)?.Pop ?? "").ToFrozenSet(),
            incident.Target is { } target ? owners.NameOf(target) : null
        );
    }
}
