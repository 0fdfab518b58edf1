using BenchmarkDotNet.Attributes;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Benchmarks;

/// <summary>What each kind of header costs to parse, and the mean over a shuffled mix of them all.</summary>
[MemoryDiagnoser]
public class HeaderKinds
{
    private const int Packets = 1_024;
    private const string Mixed = "mean of all, shuffled";

    private static readonly PacketBuilder V4 = PacketBuilder.Ethernet().IPv4("192.0.2.1", "203.0.113.9");
    private static readonly PacketBuilder V6 = PacketBuilder.Ethernet().IPv6("2001:db8::1", "2001:db8:1::9");

    private static readonly Dictionary<string, PacketBuilder> Frames = new(StringComparer.Ordinal)
    {
        ["v4 tcp"] = V4.Tcp(443, 51_822).Payload(64),
        ["v4 udp"] = V4.Udp(53, 31_337).Payload(64),
        ["v4 icmp"] = V4.Icmp(8).Payload(56),
        ["v4 fragment"] = PacketBuilder
            .Ethernet()
            .IPv4("192.0.2.1", "203.0.113.9", new Ipv4Fields { FragmentOffset = 1480, Identification = 9 })
            .Raw(IpProtocol.Udp, new byte[64]),
        ["v6 tcp"] = V6.Tcp(443, 51_822).Payload(64),
        ["v6 options udp"] = V6.Extension(IpProtocol.DestinationOptions).Udp(53, 31_337).Payload(64),
        ["vlan v4 tcp"] = PacketBuilder.Ethernet().Vlan(7).IPv4("192.0.2.1", "203.0.113.9").Tcp(443, 51_822),
        ["mpls v4 udp"] = PacketBuilder.Ethernet().Mpls(16).IPv4("192.0.2.1", "203.0.113.9").Udp(53, 31_337),
        ["gre, outer and inner"] = V4.Gre().IPv4("10.0.0.1", "10.0.0.2").Udp(53, 31_337),
    };

    private byte[][] frames = [];

    public static IEnumerable<string> Kinds => [.. Frames.Keys, Mixed];

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = Mixed;

    [GlobalSetup]
    public void MakeFrames()
    {
        // Shuffled, so that the branch predictor does not learn the order.
        var random = new Random(1);
        var all = Frames.Where(one => Kind == Mixed || Kind == one.Key).Select(one => one.Value.Build()).ToArray();
        frames = [.. Enumerable.Range(0, Packets).Select(_ => all[random.Next(all.Length)])];
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public int Parse()
    {
        var understood = 0;
        foreach (var frame in frames)
        {
            if (!PacketParser.TryParse(frame, LinkType.Ethernet, frame.Length, out var header, out _))
                continue;
            understood += header.PayloadOffset;
            if (header.Protocol == IpProtocol.Gre && PacketParser.TryParseInner(frame, header, out var inner, out _))
                understood += inner.PayloadOffset;
        }

        return understood;
    }
}
