using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Traffic;

/// <summary>
/// Estimated rates of one target. Standard errors are those of the packet rates: with packets kept independently with
/// probability 1/w, the estimate N = w·n has the variance N·(w − 1) (binomial sampling; Duffield, Lund and Thorup 2003).
/// </summary>
/// <param name="Target">A host or a roll-up prefix.</param>
/// <param name="Direction">Towards it or from it.</param>
/// <param name="Last">Rate over the last tick.</param>
/// <param name="Short">Rate over 300 ms.</param>
/// <param name="Second">Rate over 1 s.</param>
/// <param name="Normal">What it usually carries; zero for a newcomer.</param>
/// <param name="Weight">Inverse of the sampling probability: 1 when every packet was seen.</param>
public readonly record struct TargetRate(
    IpPrefix Target,
    Direction Direction,
    TrafficRate Last,
    TrafficRate Short,
    TrafficRate Second,
    TrafficRate Normal,
    float Weight
)
{
    /// <summary>Standard error of <see cref="Last"/> in pps.</summary>
    public double LastError => Error(Last, 0.1);

    /// <summary>Standard error of <see cref="Short"/> in pps.</summary>
    public double ShortError => Error(Short, 0.3);

    /// <summary>Standard error of <see cref="Second"/> in pps.</summary>
    public double SecondError => Error(Second, 1);

    /// <summary>Excess of the 300 ms rate over normal, never negative.</summary>
    public TrafficRate Excess =>
        TrafficRate.Of(
            Math.Max(0, Short.Packets.Value - Normal.Packets.Value),
            Math.Max(0, Short.Bits.Value - Normal.Bits.Value)
        );

    private double Error(in TrafficRate rate, double seconds) =>
        Math.Sqrt(rate.Packets.Value * Math.Max(0, Weight - 1) / seconds);
}
