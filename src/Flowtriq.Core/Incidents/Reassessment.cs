using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Incidents;

/// <summary>
/// Brings an incident in line with its observations: captures, target, label, severity and state, each with an event if it changes.
/// </summary>
internal static class Reassessment
{
    /// <summary>Adds the events to <paramref name="events"/>.</summary>
    /// <param name="incident">The incident after the events so far.</param>
    /// <param name="mayReopen">False when a person closed it and nothing new has come up.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="events">What happened so far.</param>
    internal static void Follow(Incident incident, bool mayReopen, DateTimeOffset now, List<IncidentEvent> events)
    {
        incident = AddCaptures(incident, now, events);
        incident = Retarget(incident, now, events);
        incident = Reclassify(incident, now, events);
        incident = Rerate(incident, now, events);
        Settle(incident, mayReopen, now, events);
    }

    private static Incident AddCaptures(Incident incident, DateTimeOffset now, List<IncidentEvent> events)
    {
        foreach (var observation in incident.Observations.Select(o => o.Latest))
        {
            if (observation.Capture is { } capture && !incident.Captures.Contains(capture))
                incident = Happen(incident, new IncidentEvent.Captured(now, capture, observation.Node), events);
        }

        return incident;
    }

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
            || (best.Id == incident.PictureFrom && best.Picture.HasLabelOf(incident.Picture))
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

    internal static SeverityRating Rate(ImmutableArray<IncidentObservation> observations) =>
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
