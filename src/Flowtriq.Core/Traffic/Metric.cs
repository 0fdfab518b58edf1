namespace Flowtriq.Core.Traffic;

/// <summary>What is compared with a threshold.</summary>
public enum Metric : byte
{
    /// <summary>Packets per second.</summary>
    Packets,

    /// <summary>Bits per second.</summary>
    Bits,
}
