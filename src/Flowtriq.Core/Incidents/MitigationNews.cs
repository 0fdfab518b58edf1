namespace Flowtriq.Core.Incidents;

/// <summary>What happened to a level of the mitigation ladder.</summary>
public enum MitigationNews : byte
{
    /// <summary>A person is asked to decide.</summary>
    Asked,

    /// <summary>It is suggested; a person may start it.</summary>
    Proposed,

    /// <summary>A node, router or provider confirmed it.</summary>
    InForce,

    /// <summary>Its effect was measured.</summary>
    Effective,

    /// <summary>Nobody could carry it out, or it was lost; tried again while it is wanted.</summary>
    Failed,

    /// <summary>A person or the safety kernel refused it.</summary>
    Refused,

    /// <summary>It was taken back.</summary>
    Withdrawn,

    /// <summary>It ended because nobody renewed it.</summary>
    Expired,
}
