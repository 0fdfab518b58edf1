using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Incidents;

/// <summary>How an event reads on the timeline.</summary>
public static class IncidentEventText
{
    /// <summary>The event's kind in the public contract: "opened", "severityChanged", "note", "mitigationInForce".</summary>
    public static string Kind(this IncidentEvent e) =>
        e.Match(
            _ => "opened",
            _ => "observed",
            _ => "updated",
            _ => "updated",
            _ => "classified",
            _ => "severityChanged",
            _ => "updated",
            _ => "acknowledged",
            _ => "note",
            _ => "captured",
            _ => "subsiding",
            _ => "reopened",
            _ => "resolved",
            _ => "verdict",
            mitigated => $"mitigation{mitigated.News}",
            alerted => $"alert{alerted.News}"
        );

    /// <summary>The person behind the event; null when it was a node or the detector.</summary>
    public static string? Person(this IncidentEvent e) =>
        e switch
        {
            IncidentEvent.Acknowledged taken => taken.By,
            IncidentEvent.NoteAdded note => note.By,
            IncidentEvent.Resolved resolved => resolved.By,
            IncidentEvent.VerdictGiven verdict => verdict.By,
            _ => null,
        };

    /// <summary>The node behind the event; null when it was a person or the rules.</summary>
    public static NodeId? Node(this IncidentEvent e) =>
        e switch
        {
            IncidentEvent.Opened opened => opened.Observation.Node,
            IncidentEvent.ObservationAdded added => added.Observation.Node,
            IncidentEvent.Updated updated => updated.Observation.Node,
            IncidentEvent.Captured captured => captured.Node,
            _ => null,
        };

    /// <summary>One sentence for people.</summary>
    public static string Describe(this IncidentEvent e) =>
        e.Match(
            opened => opened.Observation.Reason.Text,
            added => $"Also seen: {added.Observation.Rate} towards {Target(added.Observation.Target)}",
            updated => $"{updated.Observation.Rate}, peak {updated.Observation.Peak}",
            moved => $"Continues as {moved.Into}",
            classified => Picture(classified.Picture),
            severity => $"{severity.From} → {severity.Rating.Severity}: {severity.Rating.Reason}",
            target => $"Target {Target(target.From)} → {Target(target.To)}",
            taken => $"Acknowledged by {taken.By}",
            note => note.Text,
            captured => "Packet capture announced",
            _ => "Below the threshold on every node",
            reopened => $"Reopened: {reopened.Reason}",
            resolved =>
                resolved.By is null ? $"Resolved: {resolved.Reason}" : $"Closed by {resolved.By}: {resolved.Reason}",
            verdict => $"Verdict {Words(verdict.Verdict)} by {verdict.By}",
            mitigated => mitigated.Text,
            alerted => alerted.Text
        );

    private static string Target(IpPrefix? target) => target?.ToString() ?? "an unattributed target";

    private static string Picture(AttackPicture picture) =>
        string.Join(
            ", ",
            picture.Vectors.Select(v => FormattableString.Invariant($"{v.Name} {v.PacketShare * 100:F0} %"))
        );

    private static string Words(Verdict verdict) =>
        verdict switch
        {
            Verdict.None => "withdrawn",
            Verdict.TruePositive => "true positive",
            Verdict.FalsePositive => "false positive",
            Verdict.Test => "test",
        };
}
