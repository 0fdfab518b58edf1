namespace Flowtriq.Core.Traffic;

/// <summary>A packet rate in packets per second, never negative.</summary>
public readonly record struct PacketsPerSecond(double Value) : IComparable<PacketsPerSecond>
{
    /// <inheritdoc/>
    public int CompareTo(PacketsPerSecond other) => Value.CompareTo(other.Value);

    /// <summary>SI text with three significant digits: "892 kpps".</summary>
    public override string ToString() => SiText.Format(Value, "pps");
}
