namespace Flowtriq.Core.Incidents;

/// <summary>How much an incident matters; <see cref="SeverityRule"/> decides it.</summary>
public enum Severity : byte
{
    /// <summary>Just above the threshold.</summary>
    Low,

    /// <summary>Several times the threshold.</summary>
    Medium,

    /// <summary>Many times the threshold, or a link more than half full.</summary>
    High,

    /// <summary>A link is nearly full, or the attack is far beyond anything normal.</summary>
    Critical,
}
