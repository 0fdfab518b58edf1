namespace Flowtriq.Core.Incidents;

/// <summary>What a person decided the incident was.</summary>
public enum Verdict : byte
{
    /// <summary>Nobody has decided.</summary>
    None,

    /// <summary>An attack.</summary>
    TruePositive,

    /// <summary>Ordinary traffic.</summary>
    FalsePositive,

    /// <summary>A test of the own defence.</summary>
    Test,
}
