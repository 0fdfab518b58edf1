using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>What happens at one second of a timeline.</summary>
public readonly record struct TimelinePoint(Timeline Timeline, double Seconds)
{
    /// <summary>Ordinary traffic to 2,000 hosts, the busiest with 2 % of it; 20 % noise.</summary>
    public Stream Background(string name, double pps, Direction direction = Direction.Inbound, double noise = 0.2) =>
        Add(name, direction, _ => pps, Ordinary, 700, noise);

    /// <summary>Ordinary traffic whose rate is a function of time.</summary>
    public Stream Background(string name, Func<double, double> pps, double noise = 0.2) =>
        Add(name, Direction.Inbound, pps, Ordinary, 700, noise);

    /// <summary>A flood to one host.</summary>
    public Stream Attack(string host, double pps, string name = "eth0", Direction direction = Direction.Inbound)
    {
        var address = Timeline.Prefix(host).Address;
        return Add(name, direction, _ => pps, _ => address, 100, 0);
    }

    /// <summary>A flood to one host whose rate is a function of time.</summary>
    public Stream Attack(string host, Func<double, double> pps)
    {
        var address = Timeline.Prefix(host).Address;
        return Add("eth0", Direction.Inbound, pps, _ => address, 100, 0);
    }

    /// <summary>A flood spread over the first hosts of a network.</summary>
    public Stream Carpet(string network, int hosts, double pps)
    {
        var first = Timeline.Prefix(network).Address.Bits;
        return Add(
            "eth0",
            Direction.Inbound,
            _ => pps,
            random => new IpAddress(first + (uint)(1 + random.Next(hosts))),
            100,
            0
        );
    }

    public void Then(Action what) => Timeline.Add(Seconds, what);

    public void ResetCounters() => Timeline.Add(Seconds, Timeline.ResetCounters);

    public void JumpWall(double seconds)
    {
        var timeline = Timeline;
        timeline.Add(Seconds, () => timeline.JumpWall(seconds));
    }

    public void LinkDown(string name)
    {
        var timeline = Timeline;
        timeline.Add(Seconds, () => timeline.Carrier(name, up: false));
    }

    public void LinkUp(string name)
    {
        var timeline = Timeline;
        timeline.Add(Seconds, () => timeline.Carrier(name, up: true));
    }

    public void RestartWithSavedState()
    {
        var timeline = Timeline;
        timeline.Add(Seconds, () => timeline.Restart(timeline.Stage.Save(timeline.Now, timeline.Targets)));
    }

    private Stream Add(
        string name,
        Direction direction,
        Func<double, double> pps,
        Func<Random, IpAddress> host,
        double bytes,
        double noise
    )
    {
        var stream = new Stream
        {
            Interface = name,
            Direction = direction,
            Pps = pps,
            Host = host,
            Bytes = bytes,
            Noise = noise,
            Start = Seconds,
        };
        Timeline.Add(stream);
        return stream;
    }

    private static IpAddress Ordinary(Random random)
    {
        var rank = (uint)(2_000 * Math.Pow(random.NextDouble(), 2));
        return IpAddress.FromV4(0x0A00_0000 + ((rank * 0x9E37_79B1) >> 14));
    }
}
