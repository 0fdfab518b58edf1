using Flowtriq.Protocol;

namespace Flowtriq.Server.Tests.Running;

/// <summary>Reports as nodes send them.</summary>
internal static class NodeReports
{
    public static Report At(DateTimeOffset now, double pps = 10_000, double threshold = 30_000) =>
        new()
        {
            AtUnixUs = UnixMicroseconds.From(now),
            State = DetectorState.Normal,
            Mix = new ProtocolMix
            {
                Tcp = 0.6,
                Udp = 0.3,
                Icmp = 0.1,
            },
            Interfaces =
            {
                new InterfaceReport
                {
                    Name = "eth0",
                    Role = "transit",
                    CapacityBps = 10e9,
                    Up = true,
                    Inbound = Direction(pps, threshold),
                    Outbound = Direction(pps / 2, threshold),
                },
                new InterfaceReport
                {
                    Name = "lan",
                    Role = "customer",
                    Up = true,
                    Inbound = Direction(7, threshold),
                    Outbound = Direction(7, threshold),
                },
            },
        };

    private static DirectionReport Direction(double pps, double threshold) =>
        new()
        {
            Pps = pps,
            Bps = pps * 8000,
            Readiness = Readiness.Ready,
            BaselineP50Pps = 9_000,
            BaselineP99Pps = 12_000,
            Packets =
            {
                new BoundReport
                {
                    Bound = "hour_of_week",
                    Value = threshold,
                    Effective = true,
                },
            },
        };
}
