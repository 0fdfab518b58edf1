using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;
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
        var first = new IncidentObservation(observation, capacity);
        var opened = new IncidentEvent.Opened(now, id, observation, capacity, Rate([first]));
        var events = new List<IncidentEvent> { opened };
        var incident = IncidentFold.Start(opened);
        AddCapture(incident, observation, now, events);
        Settle(incident, true, now, events);
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
            var known = incident.Observations[index].Latest;
            if (known.SaysTheSame(observation) || IsLate(known, observation))
                return events;
            if (!mayReopen && observation.Phase != ObservationPhase.Closed)
                return events;
            events.Add(new IncidentEvent.Updated(now, observation, capacity ?? incident.Observations[index].Capacity));
        }
        else
        {
            events.Add(new IncidentEvent.ObservationAdded(now, observation, capacity));
        }

        incident = incident.With(events);
        incident = AddCapture(incident, observation, now, events);
        incident = Retarget(incident, now, events);
        incident = Reclassify(incident, now, events);
        incident = Rerate(incident, now, events);
        Settle(incident, mayReopen, now, events);
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

        incident = Retarget(incident, now, events);
        incident = Reclassify(incident, now, events);
        incident = Rerate(incident, now, events);
        Settle(incident, !ClosedByHand(incident), now, events);
        return events;
    }

    /// <summary>
    /// After its last report an observation changes only when it is a new detection, or has grown beyond the final
    /// peak, which no report from before the end can show.
    /// </summary>
    private static bool IsLate(Observation known, Observation observation) =>
        known.Phase == ObservationPhase.Closed
        && observation.Detected <= (known.Ended ?? known.Detected)
        && observation.Peak.Packets.Value <= known.Peak.Packets.Value
        && observation.Peak.Bits.Value <= known.Peak.Bits.Value;

    private static bool ClosedByHand(Incident incident) =>
        incident is { State: IncidentState.Resolved, ResolvedBy: not null };

    private static bool Grows(Incident incident, Observation observation) =>
        observation.Rate.Packets.Value > GrowthThatReopens * incident.Peak.Packets.Value
        || observation.Rate.Bits.Value > GrowthThatReopens * incident.Peak.Bits.Value;

    private static Incident AddCapture(
        Incident incident,
        Observation observation,
        DateTimeOffset now,
        List<IncidentEvent> events
    ) =>
        observation.Capture is { } capture && !incident.Captures.Contains(capture)
            ? Happen(incident, new IncidentEvent.Captured(now, capture, observation.Node), events)
            : incident;

    private static Incident Retarget(Incident incident, DateTimeOffset now, List<IncidentEvent> events)
    {
        IpPrefix? target = null;
        var hosts = 1;
        foreach (var observation in incident.Observations.Select(o => o.Latest))
        {
            if (observation.Target is not { } candidate || (target is { } widest && candidate.Length > widest.Length))
                continue;
            hosts = target == candidate ? Math.Max(hosts, observation.HostCount) : observation.HostCount;
            target = candidate;
        }

        // Losing the name of the target (a restarted node starts again without one) is no news.
        return target is null || (target == incident.Target && hosts == incident.HostCount)
            ? incident
            : Happen(incident, new IncidentEvent.TargetChanged(now, incident.Target, target, hosts), events);
    }

    /// <summary>
    /// Takes the picture of the node whose evidence is best, and stays with that node while its evidence is about as good, so
    /// that the label does not swing between nodes.
    /// </summary>
    private static Incident Reclassify(Incident incident, DateTimeOffset now, List<IncidentEvent> events)
    {
        var known = incident.Observations.IndexOf(incident.PictureFrom);
        var best = known < 0 ? null : incident.Observations[known].Latest;
        foreach (var candidate in incident.Observations.Select(o => o.Latest))
        {
            if (best is null || IsBetter(candidate.Picture, best.Picture))
                best = candidate;
        }

        return
            best is null
            || best.Picture.Family == AttackFamily.Unattributed
            || best.Picture.HasLabelOf(incident.Picture)
            || (incident.Picture.Locked && best.Picture.Family != incident.Picture.Family && !best.Picture.Locked)
            ? incident
            : Happen(
                incident,
                new IncidentEvent.Classified(now, incident.Picture.Family, best.Id, best.Picture),
                events
            );
    }

    private static bool IsBetter(AttackPicture candidate, AttackPicture current)
    {
        if (candidate.Family == AttackFamily.Unattributed)
            return false;
        if (current.Family == AttackFamily.Unattributed)
            return true;
        return candidate.Locked == current.Locked ? candidate.Sampled > 2 * current.Sampled : candidate.Locked;
    }

    private static Incident Rerate(Incident incident, DateTimeOffset now, List<IncidentEvent> events)
    {
        var rating = Rate(incident.Observations);
        return rating.Severity == incident.Rating.Severity
            ? incident
            : Happen(incident, new IncidentEvent.SeverityChanged(now, incident.Rating.Severity, rating), events);
    }

    private static SeverityRating Rate(ImmutableArray<IncidentObservation> observations) =>
        SeverityRule.Rate(observations.Max(o => o.TimesThreshold), observations.Max(o => o.LinkShare));

    /// <summary>Moves the state to what the observations say.</summary>
    private static void Settle(Incident incident, bool mayReopen, DateTimeOffset now, List<IncidentEvent> events)
    {
        var active = incident.Observations.Where(o => o.Active).ToList();
        if (active.Count == 0)
        {
            if (incident.State != IncidentState.Resolved)
                events.Add(new IncidentEvent.Resolved(now, null, Cause(incident)));
        }
        else if (incident.State == IncidentState.Resolved)
        {
            if (mayReopen)
                events.Add(new IncidentEvent.Reopened(now, "the attack came back"));
        }
        else if (active.TrueForAll(o => o.Latest.Subsiding))
        {
            if (incident.State != IncidentState.Subsiding)
                events.Add(new IncidentEvent.Subsiding(now));
        }
        else if (incident.State == IncidentState.Subsiding)
        {
            events.Add(new IncidentEvent.Reopened(now, "traffic is above the threshold again"));
        }
    }

    private static string Cause(Incident incident)
    {
        var last = incident.Observations.MaxBy(o => o.Latest.Ended ?? o.Latest.Detected)!.Latest.Cause;
        return last.Length == 0 ? "subsided" : last;
    }

    private static Incident Happen(Incident incident, IncidentEvent e, List<IncidentEvent> events)
    {
        events.Add(e);
        return incident.With(e);
    }
}
