namespace Flowtriq.Server.Metrics;

/// <summary>Packets and bits per second, added up.</summary>
internal readonly record struct TrafficSum(double Pps, double Bps)
{
    public static TrafficSum operator +(TrafficSum left, TrafficSum right) =>
        new(left.Pps + right.Pps, left.Bps + right.Bps);
}
