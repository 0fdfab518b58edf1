namespace Flowtriq.Core.Incidents;

/// <summary>What people may do to an incident, and when it makes no sense.</summary>
internal static class IncidentCommands
{
    private const int LongestNote = 10_000;

    internal static CommandResult Acknowledge(Incident incident, string by, DateTimeOffset now) =>
        incident.State == IncidentState.Resolved ? Refuse(incident, "is already resolved")
        : incident.AcknowledgedAt is not null && incident.Owner == by ? Accept()
        : Accept(new IncidentEvent.Acknowledged(now, by));

    internal static CommandResult Resolve(Incident incident, string by, string reason, DateTimeOffset now) =>
        incident.State == IncidentState.Resolved
            ? Refuse(incident, "is already resolved")
            : Accept(new IncidentEvent.Resolved(now, by, reason.Length == 0 ? "closed by hand" : reason));

    internal static CommandResult AddNote(Incident incident, string by, string text, DateTimeOffset now)
    {
        var trimmed = text.Trim();
        return trimmed.Length switch
        {
            0 => Refuse("A note needs some text."),
            > LongestNote => Refuse("A note has at most 10,000 characters."),
            _ => Accept(new IncidentEvent.NoteAdded(now, by, trimmed)),
        };
    }

    internal static CommandResult GiveVerdict(Incident incident, string by, Verdict verdict, DateTimeOffset now) =>
        incident.MergedInto is { } other ? Refuse(incident, $"was merged; give the verdict on {other}")
        : incident.Verdict == verdict ? Accept()
        : Accept(new IncidentEvent.VerdictGiven(now, by, verdict));

    private static CommandResult.Accepted Accept(params IncidentEvent[] events) => new(events);

    private static CommandResult.Refused Refuse(Incident incident, string why) => new($"{incident.Id} {why}.");

    private static CommandResult.Refused Refuse(string reason) => new(reason);
}
