using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>What each event does to an incident's state; decides nothing.</summary>
internal static class IncidentFold
{
    internal static Incident Start(IncidentEvent e) =>
        e is IncidentEvent.Opened opened
            ? new Incident
            {
                Id = opened.Id,
                Rating = opened.Rating,
                Direction = opened.Observation.Direction,
                Target = opened.Observation.Target,
                HostCount = opened.Observation.HostCount,
                Picture = opened.Observation.Picture,
                PictureFrom = opened.Observation.Id,
                Observations = [new IncidentObservation(opened.Observation, opened.Capacity, opened.Observation)],
                Opened = opened.At,
                LastReport = opened.At,
                Onset = opened.Observation.Onset,
                Detected = opened.Observation.Detected,
                Peak = CombinedRate.Larger(opened.Observation.Rate, opened.Observation.Peak),
            }
            : throw new ArgumentException("The first event of an incident opens it.", nameof(e));

    internal static Incident Step(Incident incident, IncidentEvent e) =>
        e.Match(
            _ => throw new InvalidOperationException($"{incident.Id} is already open."),
            added => Put(incident, added.At, added.Observation, added.Capacity),
            updated => Put(incident, updated.At, updated.Observation, updated.Capacity),
            moved => Remove(incident, moved),
            classified => incident with { Picture = classified.Picture, PictureFrom = classified.Observation },
            severity => incident with { Rating = severity.Rating },
            target => incident with { Target = target.To, HostCount = target.HostCount },
            taken =>
                incident with
                {
                    AcknowledgedAt = taken.At,
                    Owner = taken.By,
                    State = incident.State == IncidentState.Open ? IncidentState.Acknowledged : incident.State,
                },
            note => incident with { Notes = incident.Notes.Add(new IncidentNote(note.At, note.By, note.Text)) },
            captured => incident with { Captures = incident.Captures.Add(captured.Capture) },
            _ => incident with { State = IncidentState.Subsiding },
            _ => Reopen(incident),
            resolved =>
                incident with
                {
                    State = IncidentState.Resolved,
                    Resolved = resolved.At,
                    ResolvedBy = resolved.By,
                },
            verdict => incident with { Verdict = verdict.Verdict },
            mitigated => Mitigate(incident, mitigated),
            _ => incident
        );

    private static Incident Put(Incident incident, DateTimeOffset at, Observation latest, BitsPerSecond? capacity)
    {
        var index = incident.Observations.IndexOf(latest.Id);
        var opening =
            index < 0 || latest.Phase == ObservationPhase.Opened ? latest : incident.Observations[index].Opening;
        var observation = new IncidentObservation(latest, capacity, opening);
        var after = incident with
        {
            Observations =
                index < 0 ? incident.Observations.Add(observation) : incident.Observations.SetItem(index, observation),
            LastReport = at,
            Picture =
                latest.Id == incident.PictureFrom && latest.Picture.HasLabelOf(incident.Picture)
                    ? latest.Picture
                    : incident.Picture,
            Onset = latest.Onset < incident.Onset ? latest.Onset : incident.Onset,
            Detected = latest.Detected < incident.Detected ? latest.Detected : incident.Detected,
        };
        return after with { Peak = CombinedRate.Larger(CombinedRate.Larger(incident.Peak, latest.Peak), after.Rate) };
    }

    private static Incident Remove(Incident incident, IncidentEvent.ObservationMoved moved)
    {
        var index = incident.Observations.IndexOf(moved.Observation);
        if (index < 0)
            return incident;
        var left = incident.Observations.RemoveAt(index);
        // The last observation stays as the record of what was seen here.
        return left.IsEmpty ? incident with { MergedInto = moved.Into } : incident with { Observations = left };
    }

    /// <summary>Coming back after the end needs a person again; coming back while subsiding does not.</summary>
    private static Incident Reopen(Incident incident) =>
        UnderWay(
            incident.State == IncidentState.Resolved
                ? incident with
                {
                    Resolved = null,
                    ResolvedBy = null,
                    AcknowledgedAt = null,
                }
                : incident
        );

    private static Incident Mitigate(Incident incident, IncidentEvent.Mitigated news)
    {
        var before = incident.LevelsInForce;
        var after =
            news.Level == 0 || news.InForce == before.Contains(news.Level) ? before
            : news.InForce ? before.Add(news.Level)
            : before.Remove(news.Level);
        incident = incident with { LevelsInForce = after };
        return incident.State is IncidentState.Subsiding or IncidentState.Resolved ? incident : UnderWay(incident);
    }

    private static Incident UnderWay(Incident incident) =>
        incident with
        {
            State =
                !incident.LevelsInForce.IsEmpty ? IncidentState.Mitigating
                : incident.AcknowledgedAt is null ? IncidentState.Open
                : IncidentState.Acknowledged,
        };
}
