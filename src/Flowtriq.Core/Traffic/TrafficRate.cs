namespace Flowtriq.Core.Traffic;

/// <summary>Packet and bit rate of the same traffic over the same window.</summary>
public readonly record struct TrafficRate(PacketsPerSecond Packets, BitsPerSecond Bits)
{
    /// <summary>Makes a rate from plain numbers.</summary>
    public static TrafficRate Of(double packetsPerSecond, double bitsPerSecond) =>
        new(new PacketsPerSecond(packetsPerSecond), new BitsPerSecond(bitsPerSecond));

    /// <summary>The sum of both rates.</summary>
    public static TrafficRate operator +(TrafficRate left, TrafficRate right) =>
        Of(left.Packets.Value + right.Packets.Value, left.Bits.Value + right.Bits.Value);

    /// <summary>"892 kpps, 4.21 Gbps".</summary>
    public override string ToString() => $"{Packets}, {Bits}";
}
