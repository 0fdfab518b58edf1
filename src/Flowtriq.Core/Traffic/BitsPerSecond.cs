namespace Flowtriq.Core.Traffic;

/// <summary>A bit rate in bits per second (SI, never binary), never negative.</summary>
public readonly record struct BitsPerSecond(double Value) : IComparable<BitsPerSecond>
{
    /// <inheritdoc/>
    public int CompareTo(BitsPerSecond other) => Value.CompareTo(other.Value);

    /// <summary>SI text with three significant digits: "4.21 Gbps".</summary>
    public override string ToString() => SiText.Format(Value, "bps");
}
