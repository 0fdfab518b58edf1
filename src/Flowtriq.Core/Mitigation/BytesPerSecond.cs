using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation;

/// <summary>A byte rate, the unit of FlowSpec's traffic-rate (RFC 8955 §7.1); never to be mixed up with bits.</summary>
public readonly record struct BytesPerSecond(double Value) : IComparable<BytesPerSecond>
{
    /// <summary>The byte rate of a bit rate.</summary>
    public static BytesPerSecond From(BitsPerSecond rate) => new(rate.Value / 8);

    /// <inheritdoc/>
    public int CompareTo(BytesPerSecond other) => Value.CompareTo(other.Value);

    /// <summary>SI text: "125 kB/s".</summary>
    public override string ToString() => SiText.Format(Value, "B/s");
}
