namespace Flowtriq.Core.Mitigation;

/// <summary>Whether a mitigation may be applied, or only be shown.</summary>
public enum Disposition : byte
{
    /// <summary>Recorded as "would have been done".</summary>
    Observed,

    /// <summary>Suggested; a person may start it.</summary>
    Proposed,

    /// <summary>Waits until a person approves it.</summary>
    AwaitsApproval,

    /// <summary>To be applied, after the safety kernel admitted it.</summary>
    Apply,
}
