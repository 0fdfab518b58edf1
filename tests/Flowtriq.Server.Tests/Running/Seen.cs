using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Tests.Running;

/// <summary>Observations as nodes make them.</summary>
internal static class Seen
{
    public static Observation By(
        NodeId node,
        DateTimeOffset now,
        string? target = "192.0.2.7/32",
        Guid? id = null,
        ObservationPhase phase = ObservationPhase.Opened,
        double pps = 90_000
    ) =>
        new()
        {
            Id = id ?? Guid.CreateVersion7(),
            Node = node,
            Phase = phase,
            Interface = "eth0",
            Target = target is not null && IpPrefix.TryParse(target, out var prefix) ? prefix : null,
            Reason = new DetectionReason(
                Metric.Packets,
                "hour_of_week",
                pps,
                20_000,
                300,
                1,
                "4.5 times the threshold"
            ),
            Onset = now.AddMilliseconds(-400),
            Detected = now,
            Ended = phase == ObservationPhase.Closed ? now : null,
            Rate = TrafficRate.Of(pps, pps * 4000),
            Peak = TrafficRate.Of(pps, pps * 4000),
            Normal = TrafficRate.Of(1_000, 6e6),
            Picture = Picture,
            TopTargets = [],
            Cause = phase == ObservationPhase.Closed ? "subsided" : "",
        };

    private static AttackPicture Picture { get; } =
        new(
            AttackFamily.Amplification,
            [
                new AttackVector(
                    "DNS amplification",
                    AttackFamily.Amplification,
                    IpProtocol.Udp,
                    53,
                    0.9,
                    0.97,
                    1400,
                    "ANY response",
                    0.98
                ),
            ],
            0.98,
            420,
            0.1,
            [new SourceShare(IpAddress.FromV4(0x0A000001), 0.2)],
            800,
            true,
            3
        );
}
