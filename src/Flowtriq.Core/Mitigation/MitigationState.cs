namespace Flowtriq.Core.Mitigation;

/// <summary>Where a mitigation is in its life; the last three are final.</summary>
public enum MitigationState : byte
{
    /// <summary>Suggested, not yet agreed to.</summary>
    Proposed,

    /// <summary>Agreed to, by policy or person.</summary>
    Approved,

    /// <summary>Handed to a backend.</summary>
    Requested,

    /// <summary>A node, router or provider confirmed it.</summary>
    Accepted,

    /// <summary>Measured: the residual fell.</summary>
    Effective,

    /// <summary>A backend refused it or lost it; tried again while desired.</summary>
    Failed,

    /// <summary>Refused by a person or the safety kernel.</summary>
    Refused,

    /// <summary>Ended because nobody renewed it.</summary>
    Expired,

    /// <summary>Taken back.</summary>
    Withdrawn,
}
