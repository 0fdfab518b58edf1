namespace Flowtriq.Server.Incidents;

/// <summary>
/// When an incident was first reacted to, in microseconds since 1970; null where it was not. Set by name: a column of a sum that
/// begins with null has no type by which a constructor could be chosen.
/// </summary>
internal sealed record IncidentReaction
{
    public long Number { get; init; }

    /// <summary>A channel took an alert.</summary>
    public long? Alerted { get; init; }

    /// <summary>A level of the ladder was confirmed.</summary>
    public long? InForce { get; init; }

    /// <summary>A level was measured to be effective.</summary>
    public long? Effective { get; init; }
}
