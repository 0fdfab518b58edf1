using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Incidents;

/// <summary>
/// Reads incidents back with their reactions. An incident's snapshot holds onset, detection and end; when somebody was told and
/// when a level came into force or took effect stands only in its timeline, and is derived from there here.
/// </summary>
internal sealed class IncidentArchive(
    IncidentStore store,
    IncidentReactions reactions,
    NodeDirectory directory,
    TargetOwners owners
) : IIncidentArchive
{
    /// <summary>More than a large network has in a year.</summary>
    internal const int Most = 50_000;

    public ArchivedIncidents Overlapping(TimeRange range)
    {
        var (total, items) = store.List(
            new IncidentFilter
            {
                From = range.From,
                To = range.To,
                Limit = Most,
            }
        );
        var times = reactions.Between(range);
        var nodes = directory.Current;
        return new ArchivedIncidents(
            [
                .. items
                    .Where(static incident => incident.MergedInto is null)
                    .Select(incident => Of(incident, times.GetValueOrDefault(incident.Id.Number), nodes))
                    .OrderBy(static incident => incident.Onset)
                    .ThenBy(static incident => incident.Id.Number),
            ],
            total - items.Count
        );
    }

    private ArchivedIncident Of(Incident incident, IncidentReaction? reaction, NodeSnapshot nodes)
    {
        NodeId[] seenBy = [.. incident.Observations.Select(static o => o.Latest.Node).Distinct()];
        return new ArchivedIncident
        {
            Id = incident.Id,
            State = incident.State,
            Severity = incident.Rating.Severity,
            Verdict = incident.Verdict,
            Title = incident.Title,
            Direction = incident.Direction,
            Target = incident.Target,
            HostCount = incident.HostCount,
            Customer = incident.Target is { } target ? owners.NameOf(target) : null,
            Nodes = seenBy,
            Pops = [.. seenBy.Select(node => nodes.Find(node)?.Pop ?? "").Distinct()],
            Picture = incident.Picture,
            Peak = incident.Peak,
            Onset = incident.Onset,
            Detected = incident.Detected,
            Alerted = Moment(reaction?.Alerted),
            InForce = Moment(reaction?.InForce),
            Mitigated = Moment(reaction?.Effective),
            Ended = incident.Ended,
            Resolved = incident.Resolved,
        };
    }

    private static DateTimeOffset? Moment(long? at) => at is { } known ? UnixTime.FromUnixMicroseconds(known) : null;
}
