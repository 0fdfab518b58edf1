using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Acknowledging;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>What is told, with the incident as it is when it is sent: a message that had to wait tells the newest.</summary>
internal sealed class AlertComposer(
    AlertSubjects subjects,
    AcknowledgeLinks links,
    WorkspaceName workspace,
    ServerOptions options
)
{
    private static readonly string[] Levels = ["local firewall", "BGP FlowSpec", "RTBH", "scrubbing"];

    internal Alert Compose(OutboxRow row, Incident incident)
    {
        var subject = subjects.Of(incident);
        var kind = Enum.Parse<AlertKind>(row.Kind);
        return new Alert
        {
            Key = row.Key,
            Kind = kind,
            Incident = row.Incident,
            Severity = incident.Rating.Severity,
            At = UnixTime.FromUnixMicroseconds(row.Requested),
            Target = incident.Target?.ToString(),
            Customer = subject.Customer,
            Vectors = [.. incident.Picture.Vectors.Select(static v => new AlertVector(v.Name, v.PacketShare))],
            PeakPps = incident.Peak.Packets.Value,
            PeakBps = incident.Peak.Bits.Value,
            Onset = incident.Onset,
            Detected = incident.Detected,
            Resolved = incident.Resolved,
            Actions = [.. Actions(row, incident)],
            Pops = subject.Pops,
            By = kind switch
            {
                AlertKind.Acknowledged => incident.Owner,
                AlertKind.Resolved => incident.ResolvedBy,
                _ => null,
            },
            Link = $"{links.Console}/incidents/{row.Incident}",
            AcknowledgeLink =
                incident.State != IncidentState.Resolved && incident.AcknowledgedAt is null
                    ? links.Make(row.Incident, row.Target)
                    : null,
            Workspace = workspace.Now() ?? options.Http.ToString(),
        };
    }

    private static IEnumerable<string> Actions(OutboxRow row, Incident incident)
    {
        if (row.Kind is nameof(NotificationKind.Changed) or nameof(NotificationKind.Escalated) && row.Text.Length > 0)
            yield return row.Text;
        foreach (var level in incident.LevelsInForce.Where(static level => level is >= 1 and <= 4))
            yield return $"level {level} ({Levels[level - 1]}) in force";
    }
}
