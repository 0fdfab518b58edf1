using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Tests.Protocol;

internal static class Observations
{
    internal static readonly NodeId Node = new("node-1");

    /// <summary>An observation with every field set to something that is not its default.</summary>
    internal static Observation Any(ObservationPhase phase = ObservationPhase.Closed)
    {
        var onset = new DateTimeOffset(2026, 11, 22, 3, 0, 0, 125, 250, TimeSpan.Zero);
        return new Observation
        {
            Id = Guid.CreateVersion7(),
            Node = Node,
            Phase = phase,
            Interface = "eth0",
            Direction = Direction.Outbound,
            Target = Prefix("2001:db8::/48"),
            HostCount = 90,
            Subsiding = true,
            Reason = new DetectionReason(Metric.Bits, "p99", 4.2e9, 1e9, 300, 2, "4.2 times the threshold"),
            Onset = onset,
            Detected = onset.AddMilliseconds(180),
            Ended = onset.AddMinutes(2),
            Rate = TrafficRate.Of(892_401, 4.2e9),
            Peak = TrafficRate.Of(1e6, 5e9),
            Normal = TrafficRate.Of(1_000, 8e6),
            Picture = new AttackPicture(
                AttackFamily.Amplification,
                [
                    new AttackVector(
                        "DNS amplification",
                        AttackFamily.Amplification,
                        IpProtocol.Udp,
                        53,
                        0.9,
                        0.97,
                        1_400,
                        "response, ANY",
                        0.93
                    ),
                    new AttackVector("GRE", AttackFamily.ProtocolFlood, IpProtocol.Gre, null, 0.1, 0.03, 60, null, 0.5),
                ],
                0.9,
                4_000,
                0.25,
                [new SourceShare(Prefix("198.51.100.7/32").Address, 0.2)],
                812,
                true,
                3
            ),
            Mix = new TrafficMix(
                [
                    new TrafficBucket(IpProtocol.Udp, 53, 40_000, 1_400, default, 0, FragmentPart.First, 9e5),
                    new TrafficBucket(IpProtocol.Udp, 0, 0, 1_500, default, 0, FragmentPart.Later, 1e5),
                ],
                [new TrafficBucket(IpProtocol.Tcp, 443, 50_000, 60, TcpFlags.Ack, 0, FragmentPart.Whole, 900)]
            ),
            Capture = Guid.CreateVersion7(),
            Estimated = true,
            TopTargets = [new TargetShare(Prefix("2001:db8::1/128"), TrafficRate.Of(5, 6), new PacketsPerSecond(0.5))],
            Cause = "subsided",
        };
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);
}
