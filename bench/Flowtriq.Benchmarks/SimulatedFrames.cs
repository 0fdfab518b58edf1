using Flowtriq.Protocol;

namespace Flowtriq.Benchmarks;

/// <summary>Frames of the size and shape a real node sends: two interfaces with every bound, twenty targets.</summary>
internal static class SimulatedFrames
{
    private const double Pps = 50_000;
    private const double Bps = 400e6;

    internal static Report Report(int tick)
    {
        var report = new Report
        {
            AtUnixUs = UnixMicroseconds.From(DateTimeOffset.UtcNow),
            State = DetectorState.Normal,
            Ring = new RingQuality
            {
                Active = true,
                Sampling = 50,
                Sampled = 1_000,
                Held = 60_000,
                SpanSeconds = 60,
            },
            Cost = new AgentCost
            {
                CpuFraction = 0.001,
                RssBytes = 17_000_000,
                UptimeSeconds = (ulong)tick,
                TickP99Us = 300,
            },
        };
        report.Interfaces.Add(Interface("eth0", "transit", tick));
        report.Interfaces.Add(Interface("eth1", "customer", tick));
        for (var i = 1; i <= 20; i++)
        {
            var share = new TargetShare
            {
                Target = $"198.51.100.{i}/32",
                Pps = Pps / i,
                Bps = Bps / i,
                StandardErrorPps = 20,
            };
            report.TopTargets.Add(share);
        }

        return report;
    }

    /// <param name="id">The attack.</param>
    /// <param name="target">Whom it hits.</param>
    /// <param name="phase">0 opens it, 6 closes it, others update it.</param>
    internal static Event Event(string id, string target, int phase)
    {
        var now = UnixMicroseconds.From(DateTimeOffset.UtcNow);
        var observation = new Observation
        {
            Id = id,
            Interface = "eth0",
            Target = target,
            HostCount = 1,
            State = DetectorState.Attack,
            Reason = new Reason
            {
                Bound = "p99",
                Value = 2 * Pps,
                Threshold = Pps,
                WindowMs = 300,
                Confirmations = 2,
                Text = "twice the threshold",
            },
            OnsetUnixUs = now - 200_000,
            DetectedUnixUs = now,
            Pps = 2 * Pps,
            Bps = Bps,
            PeakPps = 2 * Pps,
            PeakBps = Bps,
            EndedUnixUs = phase == 6 ? now : 0,
            Cause = phase == 6 ? "subsided" : "",
        };
        var message = new Event { AtUnixUs = now };
        if (phase == 0)
            message.Opened = observation;
        else if (phase == 6)
            message.Closed = observation;
        else
            message.Updated = observation;
        return message;
    }

    private static InterfaceReport Interface(string name, string role, int tick) =>
        new()
        {
            Name = name,
            Role = role,
            CapacityBps = 10e9,
            Up = true,
            Inbound = Direction(tick),
            Outbound = Direction(tick + 7),
        };

    private static DirectionReport Direction(int tick)
    {
        var pps = Pps * (1 + 0.2 * Math.Sin(tick / 30.0));
        var report = new DirectionReport
        {
            Pps = pps,
            Bps = pps * 8_000,
            State = DetectorState.Normal,
            Readiness = Readiness.Ready,
            BaselineP50Pps = Pps,
            BaselineP99Pps = 1.3 * Pps,
            BaselineP50Bps = Bps,
            BaselineP99Bps = 1.3 * Bps,
        };
        foreach (var bound in (string[])["p99", "hour_of_week", "capacity", "floor"])
        {
            report.Packets.Add(
                new BoundReport
                {
                    Bound = bound,
                    Value = 4 * Pps,
                    Text = $"the {bound} bound of packets",
                }
            );
            report.Bits.Add(
                new BoundReport
                {
                    Bound = bound,
                    Value = 4 * Bps,
                    Text = $"the {bound} bound of bits",
                }
            );
        }

        for (var i = 0; i < 10; i++)
            report.LastPps.Add(pps + i);
        return report;
    }
}
