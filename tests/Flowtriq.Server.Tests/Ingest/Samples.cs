using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Tests.Ingest;

internal static class Samples
{
    public static Observation Observation(
        ObservationPhase phase = ObservationPhase.Opened,
        Guid? id = null,
        string target = "192.0.2.7/32"
    )
    {
        Assert.True(IpPrefix.TryParse(target, out var prefix));
        var now = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
        return new Observation
        {
            Id = id ?? Guid.CreateVersion7(),
            Node = new NodeId(""),
            Phase = phase,
            Interface = "eth0",
            Target = prefix,
            Reason = new DetectionReason(Metric.Packets, "p99", 90_000, 20_000, 300, 1, "4.5 times the threshold"),
            Onset = now,
            Detected = now.AddMilliseconds(180),
            Ended = phase == ObservationPhase.Closed ? now.AddMinutes(1) : null,
            Rate = TrafficRate.Of(90_000, 43e6),
            Peak = TrafficRate.Of(91_000, 44e6),
            Normal = TrafficRate.Of(1_000, 6e6),
            Picture = AttackPicture.Unattributed,
            Cause = phase == ObservationPhase.Closed ? "subsided" : "",
        };
    }
}
