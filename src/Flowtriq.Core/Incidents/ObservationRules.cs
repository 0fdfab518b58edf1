using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>
/// What an observation changes. A rule yields events only for a difference between the incident and what it should
/// be, so repeating an observation yields none.
/// </summary>
internal static class ObservationRules
{
    /// <summary>An attack that a person closed comes back to them only when it grows by this factor.</summary>
    private const double GrowthThatReopens = 2;

    internal static IReadOnlyList<IncidentEvent> Open(
        IncidentId id,
        Observation observation,
        DateTimeOffset now,
        BitsPerSecond? capacity
    )
    {
        var first = new IncidentObservation(observation, capacity, observation);
        var opened = new IncidentEvent.Opened(now, id, observation, capacity, Reassessment.Rate([first]));
        var events = new List<IncidentEvent> { opened };
        Reassessment.Follow(IncidentFold.Start(opened), mayReopen: false, now, events);
        return events;
    }

    internal static IReadOnlyList<IncidentEvent> Apply(
        Incident incident,
        Observation observation,
        DateTimeOffset now,
        BitsPerSecond? capacity
    )
    {
        var events = new List<IncidentEvent>();
        var index = incident.Observations.IndexOf(observation.Id);
        var mayReopen = index < 0 || !ClosedByHand(incident) || Grows(incident, observation);
        if (index >= 0)
        {
            var known = incident.Observations[index];
            if (known.Latest.SaysTheSame(observation) || IsLate(known, observation))
                return events;
            if (!mayReopen && observation.Phase != ObservationPhase.Closed)
                return events;
            events.Add(new IncidentEvent.Updated(now, observation, capacity ?? incident.Observations[index].Capacity));
        }
        else
        {
            events.Add(new IncidentEvent.ObservationAdded(now, observation, capacity));
        }

        Reassessment.Follow(incident.With(events), mayReopen, now, events);
        return events;
    }

    internal static IReadOnlyList<IncidentEvent> Move(
        Incident incident,
        Guid observation,
        IncidentId into,
        DateTimeOffset now
    )
    {
        var events = new List<IncidentEvent>();
        if (incident.Observations.IndexOf(observation) < 0 || incident.MergedInto is not null)
            return events;

        events.Add(new IncidentEvent.ObservationMoved(now, observation, into));
        incident = incident.With(events);
        if (incident.MergedInto is not null)
        {
            if (incident.State != IncidentState.Resolved)
                events.Add(new IncidentEvent.Resolved(now, null, $"merged into {into}"));
            return events;
        }

        Reassessment.Follow(incident, !ClosedByHand(incident), now, events);
        return events;
    }

    /// <summary>
    /// True for a report that was overtaken by the last one. After its end an observation goes on only by opening again, by a newer
    /// decision, or by more traffic than its final peak, which no report from before the end can show.
    /// </summary>
    private static bool IsLate(IncidentObservation known, Observation observation)
    {
        var last = known.Latest;
        if (last.Phase != ObservationPhase.Closed)
            return false;
        if (observation.Phase == ObservationPhase.Opened)
            return known.Opening.SaysTheSame(observation);
        return observation.Detected <= (last.Ended ?? last.Detected)
            && observation.Peak.Packets.Value <= last.Peak.Packets.Value
            && observation.Peak.Bits.Value <= last.Peak.Bits.Value;
    }

    internal static IReadOnlyList<IncidentEvent> Expire(Incident incident, TimeSpan staleAfter, DateTimeOffset now) =>
        incident.State != IncidentState.Resolved && now - incident.LastReport >= staleAfter
            ?
            [
                new IncidentEvent.Resolved(
                    now,
                    null,
                    FormattableString.Invariant($"no word from its nodes for {staleAfter.TotalMinutes:0.#} minutes")
                ),
            ]
            : [];

    private static bool ClosedByHand(Incident incident) =>
        incident is { State: IncidentState.Resolved, ResolvedBy: not null };

    private static bool Grows(Incident incident, Observation observation) =>
        observation.Rate.Packets.Value > GrowthThatReopens * incident.Peak.Packets.Value
        || observation.Rate.Bits.Value > GrowthThatReopens * incident.Peak.Bits.Value;
}
