using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>Traffic on a timeline: how much at each instant, to whom, over which interface.</summary>
public sealed class Stream
{
    private const double Step = 0.005;

    public required string Interface { get; init; }

    public required Direction Direction { get; init; }

    public required Func<double, double> Pps { get; set; }

    public required Func<Random, IpAddress> Host { get; init; }

    public double Bytes { get; init; } = 400;

    /// <summary>Relative noise of each tick.</summary>
    public double Noise { get; init; }

    public double Start { get; init; }

    public double End { get; private set; } = double.MaxValue;

    /// <summary>Ends it.</summary>
    public Stream Until(double seconds)
    {
        End = seconds;
        return this;
    }

    /// <summary>On for a time, off for a time, for as long as it lasts.</summary>
    public Stream Pulsing(double on, double off)
    {
        var steady = Pps;
        Pps = t => (t - Start) % (on + off) < on ? steady(t) : 0;
        return this;
    }

    /// <summary>Packets between two times: the rate integrated in steps of 5 ms.</summary>
    internal double Packets(double from, double to, Random random)
    {
        (from, to) = (Math.Max(from, Start), Math.Min(to, End));
        double sum = 0;
        for (var at = from; at < to; at += Step)
            sum += Pps(at) * Math.Min(Step, to - at);
        if (sum <= 0)
            return 0;
        var gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Max(0, Math.Round(sum * (1 + Noise * gauss) + Math.Sqrt(sum) * gauss * (Noise > 0 ? 0 : 1)));
    }
}
