using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Incidents;

/// <summary>The single comparisons <see cref="Correlation"/> is made of.</summary>
internal static class CorrelationTest
{
    /// <summary>True when an observation that the incident does not hold yet is about the same attack.</summary>
    internal static bool IsSameAttack(Incident incident, Observation observation, DateTimeOffset now)
    {
        if (incident.Direction != observation.Direction)
            return false;
        return (incident.Target, observation.Target) switch
        {
            ({ } known, { } seen) => Overlap(known, seen) && IsNear(incident, observation, now),
            (null, null) => false,
            _ => IsAlarmOf(incident, observation),
        };
    }

    /// <summary>
    /// True when the target that an observation of this incident names now overlaps what the others of it name; its own former
    /// target when no other names one.
    /// </summary>
    internal static bool Fits(Incident incident, Observation observation) =>
        observation.Target is not { } seen
        || (
            NamesOthers(incident, observation)
                ? OthersOf(incident, observation).Any(other => Overlap(other, seen))
                : incident.Target is not { } known || Overlap(known, seen)
        );

    /// <summary>True when the incident holds another observation with a target.</summary>
    internal static bool NamesOthers(Incident incident, Observation observation) =>
        OthersOf(incident, observation).Any();

    private static IEnumerable<IpPrefix> OthersOf(Incident incident, Observation observation) =>
        incident
            .Observations.Select(o => o.Latest)
            .Where(o => o.Id != observation.Id)
            .Select(o => o.Target)
            .OfType<IpPrefix>();

    /// <summary>The same target first, then one that lasts, then the narrowest, then the oldest.</summary>
    internal static Incident Best(IEnumerable<Incident> incidents, Observation observation) =>
        incidents
            .OrderByDescending(i => i.State != IncidentState.Resolved)
            .ThenByDescending(i => i.Target == observation.Target)
            .ThenByDescending(i => i.Target is not null)
            .ThenByDescending(i => observation.Target is { } seen && i.Target is { } known && known.Contains(seen))
            .ThenBy(i => i.Id.Number)
            .First();

    private static bool Overlap(IpPrefix left, IpPrefix right) => left.Contains(right) || right.Contains(left);

    /// <summary>The gap between the two spans of time the attack was seen in is small enough.</summary>
    private static bool IsNear(Incident incident, Observation observation, DateTimeOffset now)
    {
        var ended = incident.State == IncidentState.Resolved ? incident.Ended ?? now : now;
        var seenBySameNode = incident.Observations.Any(o => o.Latest.Node == observation.Node);
        var window = seenBySameNode ? Correlation.Cooldown : Correlation.Window;
        return observation.Onset - ended <= window && incident.Onset - (observation.Ended ?? now) <= window;
    }

    /// <summary>One is a counter alarm and the other a target on the same node and link with about the same onset.</summary>
    private static bool IsAlarmOf(Incident incident, Observation observation) =>
        incident.State != IncidentState.Resolved
        && incident
            .Observations.Select(o => o.Latest)
            .Any(o =>
                o.Node == observation.Node
                && (o.Target is null) != (observation.Target is null)
                && (
                    o.Interface == observation.Interface || o.Interface.Length == 0 || observation.Interface.Length == 0
                )
                && (o.Onset - observation.Onset).Duration() <= Correlation.SameOnset
            );
}
