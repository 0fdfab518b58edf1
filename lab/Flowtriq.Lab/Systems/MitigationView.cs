namespace Flowtriq.Lab.Systems;

/// <summary>What the lab reads of a mitigation.</summary>
public sealed record MitigationView(
    long Number,
    string Level,
    string State,
    string Disposition,
    string Action,
    string? Target,
    long? Incident,
    string? Policy,
    int? PolicyRevision,
    DateTimeOffset Created,
    DateTimeOffset? Accepted,
    DateTimeOffset? Expires,
    DateTimeOffset? Ended,
    int AcceptedBy,
    int AskedOf,
    double? DroppedPps,
    string LastStep
)
{
    /// <summary>True while it is to be carried out.</summary>
    public bool IsWanted => Ended is null && Disposition == "apply";

    public override string ToString() => $"MIT-{Number} {Level} {State} ({Disposition}): {Action}: {LastStep}";
}
