using Flowtriq.Agent.Status;
using Flowtriq.Agent.Tests.Protocol;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using CommandResult = Flowtriq.Protocol.CommandResult;
using DetectorState = Flowtriq.Protocol.DetectorState;
using Direction = Flowtriq.Core.Traffic.Direction;
using Readiness = Flowtriq.Protocol.Readiness;
using TargetShare = Flowtriq.Protocol.TargetShare;

namespace Flowtriq.Agent.Tests.Status;

/// <summary>An edge node with an attack on one of its three interfaces, written and read as a real one's answer is.</summary>
internal static class SampleStatus
{
    internal static readonly DateTimeOffset At = new(2026, 11, 22, 3, 2, 5, TimeSpan.Zero);

    internal static AgentStatus UnderAttack() =>
        Read(new SampleUplink { Connection = Connected }, DetectorState.Attack);

    internal static AgentStatus Lonely() => Without("noc.example.net:7443 cannot be reached: Connection refused");

    internal static AgentStatus Revoked() =>
        Without(
            "the server refused this node: An operator revoked this node's certificate. Enrol it again with a token made for this node. (certificate_revoked)"
        );

    internal static AgentStatus Standalone() => Read(new SampleUplink(), DetectorState.Normal);

    private static AgentStatus Without(string connection) =>
        Read(
            new SampleUplink
            {
                Connection = Connected with { Since = null, Refusal = connection, RefusedAt = At.AddSeconds(-3) },
            },
            DetectorState.Normal
        );

    private static ConnectionFacts Connected =>
        new("noc.example.net:7443", "edge-1", At.AddHours(-2), "", null, At.AddDays(200));

    private static AgentStatus Read(SampleUplink inner, DetectorState state)
    {
        using var said = new RememberingUplink(inner);
        said.Offer(Report(state));
        if (state == DetectorState.Attack)
        {
            var opened = Observations.Any(ObservationPhase.Opened) with { Direction = Direction.Inbound, Ended = null };
            said.Offer(opened, At);
        }

        said.Offer(
            new AgentNotice { Kind = "clock_step", Text = "the wall clock was set by 3600.0 s" },
            At.AddHours(-1)
        );
        var document = new StatusWriter(said, "router", new FixedTime(At)).Write()!;
        return AgentStatus.Parse(document)! with { Version = "1.2.3+abc", ProcessId = 4242 };
    }

    private static Report Report(DetectorState state)
    {
        var report = new Report
        {
            State = state,
            QueuedEvents = 3,
            DroppedEvents = 1,
            ConfigVersion = 7,
            Ring = new RingQuality
            {
                Active = true,
                Sampling = 64,
                Sampled = 10_120,
                Dropped = 5,
                Unparsed = 12,
                Held = 20_000,
                SpanSeconds = 12.3,
            },
            Firewall = new FirewallReport
            {
                Reason = "not allowed by this node's configuration (firewall.mode is off)",
            },
            Cost = new AgentCost
            {
                CpuFraction = 0.0123,
                RssBytes = 16_200_000,
                UptimeSeconds = 273_600,
                TickP99Us = 812,
            },
        };
        report.Interfaces.Add(Port("eth1", "customer", 10e9, Rates(41_000, 310e6), Rates(388_000, 3.9e9)));
        report.Interfaces.Add(
            Port("eth0", "transit", 10e9, Watched(892_000, 4.2e9, state), Watched(41_000, 310e6, DetectorState.Normal))
        );
        report.Interfaces.Add(Port("enp129s0f0np0", "transit", 0, Watched(0, 0, DetectorState.Learning), Rates(0, 0)));
        report.TopTargets.Add(
            new TargetShare
            {
                Target = "192.0.2.17/32",
                Pps = 851_000,
                Bps = 3.91e9,
            }
        );
        report.TopTargets.Add(
            new TargetShare
            {
                Target = "2001:db8:4::80/128",
                Pps = 12_300,
                Bps = 98.1e6,
            }
        );
        return report;
    }

    private static InterfaceReport Port(
        string name,
        string role,
        double capacity,
        DirectionReport inbound,
        DirectionReport outbound
    ) =>
        new()
        {
            Name = name,
            Role = role,
            CapacityBps = capacity,
            Up = capacity > 0,
            Inbound = inbound,
            Outbound = outbound,
        };

    private static DirectionReport Rates(double pps, double bps) => new() { Pps = pps, Bps = bps };

    private static DirectionReport Watched(double pps, double bps, DetectorState state)
    {
        var report = Rates(pps, bps);
        (report.State, report.Dropped) = (state, 2);
        if (state == DetectorState.Learning)
        {
            report.Packets.Add(Bound("floor", 20_000, effective: true, "floor = 20.0 kpps"));
            return report;
        }

        report.Readiness = Readiness.Ready;
        report.Packets.Add(Bound("p99", 123_000, effective: true, "3 × p99 of 600 s = 123 kpps"));
        report.Packets.Add(Bound("capacity", 11.9e6, effective: false, "80% of link capacity = 11.9 Mpps"));
        report.Bits.Add(Bound("hour_of_week", 1.1e9, effective: true, "4 × hour-of-week reference = 1.10 Gbps"));
        report.Bits.Add(Bound("capacity", 8e9, effective: false, "80% of link capacity = 8.00 Gbps"));
        return report;
    }

    private static BoundReport Bound(string bound, double value, bool effective, string text) =>
        new()
        {
            Bound = bound,
            Value = value,
            Effective = effective,
            Text = text,
        };

    private sealed class FixedTime(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    private sealed class SampleUplink : IUplink
    {
        internal ConnectionFacts? Connection { get; init; }

        public UplinkStatus Status =>
            new(Connection?.Since is not null, 3, 1, Connection is null ? null : TimeSpan.FromMilliseconds(1.24), 0)
            {
                Connection = Connection,
            };

        public void Offer(Report report) { }

        public void Offer(Core.Incidents.Observation observation, DateTimeOffset at) { }

        public void Offer(AgentNotice notice, DateTimeOffset at) { }

        public void Offer(Diagnosis diagnosis) { }

        public void Offer(CaptureFile capture) { }

        public void Offer(CommandResult result) { }

        public bool TryTake(out ServerFrame frame)
        {
            frame = null!;
            return false;
        }

        public void Dispose() { }
    }
}
