namespace Flowtriq.Core.Incidents;

/// <summary>Where an incident is in its life.</summary>
public enum IncidentState : byte
{
    /// <summary>Under way and nobody has taken it.</summary>
    Open,

    /// <summary>Under way and somebody has taken it.</summary>
    Acknowledged,

    /// <summary>Every node that saw it is below its threshold and waits for the resolve hysteresis.</summary>
    Subsiding,

    /// <summary>Over, or closed by hand.</summary>
    Resolved,

    /// <summary>Under way with at least one level of the ladder in force. Last, because stored incidents hold the number.</summary>
    Mitigating,
}
