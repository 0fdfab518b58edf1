namespace Flowtriq.Core.Detection;

/// <summary>What a threshold can be bounded by.</summary>
public enum Bound : byte
{
    /// <summary>A multiple of the 99th percentile of the last 300 one-second samples.</summary>
    P99,

    /// <summary>A multiple of what this hour of the week usually brings.</summary>
    HourOfWeek,

    /// <summary>A share of the link's capacity.</summary>
    Capacity,

    /// <summary>The least that is ever called an attack.</summary>
    Floor,

    /// <summary>Set by the operator; wins over all others.</summary>
    Static,
}
