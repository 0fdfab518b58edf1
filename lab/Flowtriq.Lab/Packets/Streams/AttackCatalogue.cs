using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets.Streams;

/// <summary>The synthetic attacks that tests and the demonstration use. All are deterministic; none is a recording.</summary>
public static class AttackCatalogue
{
    private const int Reflectors = 4_000;
    private const int Bots = 1_500;

    /// <summary>TCP SYN from random addresses.</summary>
    public static AttackRecipe SynFlood { get; } =
        new("syn-flood", AttackFamily.SynFlood, packet => Tcp(packet, packet.Spoofed(), TcpFlags.Syn));

    /// <summary>SYN-ACK of innocent web servers, answering spoofed SYNs.</summary>
    public static AttackRecipe SynAckReflection { get; } =
        new(
            "syn-ack-reflection",
            AttackFamily.SynAckReflection,
            packet =>
                [
                    From(packet, packet.OneOf(Reflectors))
                        .Tcp(443, packet.AnyPort(), TcpFlags.Syn | TcpFlags.Ack, Sequence(packet), Sequence(packet))
                        .BuildPadded(),
                ]
        );

    /// <summary>TCP ACK outside any connection.</summary>
    public static AttackRecipe AckFlood { get; } =
        new("ack-flood", AttackFamily.AckFlood, packet => Tcp(packet, packet.OneOf(Bots), TcpFlags.Ack));

    /// <summary>TCP RST outside any connection.</summary>
    public static AttackRecipe RstFlood { get; } =
        new("rst-flood", AttackFamily.RstFlood, packet => Tcp(packet, packet.Spoofed(), TcpFlags.Rst));

    /// <summary>Large UDP datagrams to random ports.</summary>
    public static AttackRecipe UdpFlood { get; } =
        new(
            "udp-flood",
            AttackFamily.UdpFlood,
            packet =>
                [
                    From(packet, packet.OneOf(Bots))
                        .Udp(packet.AnyPort(), packet.AnyPort())
                        .Payload(packet.RandomBytes(packet.Random.Next(400, 1400)))
                        .Build(),
                ]
        );

    /// <summary>Echo requests.</summary>
    public static AttackRecipe IcmpFlood { get; } =
        new(
            "icmp-flood",
            AttackFamily.IcmpFlood,
            packet =>
                [
                    From(packet, packet.OneOf(Bots))
                        .Icmp(8, 0, (uint)packet.Number)
                        .Payload(packet.RandomBytes(56))
                        .Build(),
                ]
        );

    /// <summary>GRE with an IPv4 packet inside, as Mirai sends it.</summary>
    public static AttackRecipe GreFlood { get; } =
        new(
            "gre-flood",
            AttackFamily.ProtocolFlood,
            packet =>
                [
                    From(packet, packet.OneOf(Bots))
                        .Gre()
                        .IPv4(packet.Spoofed(), packet.Spoofed())
                        .Udp(packet.AnyPort(), packet.AnyPort())
                        .Payload(packet.RandomBytes(512))
                        .Build(),
                ]
        );

    /// <summary>Later fragments that never complete a packet.</summary>
    public static AttackRecipe FragmentFlood { get; } =
        new("fragment-flood", AttackFamily.UdpFragment, packet => [Fragment(packet)]);

    /// <summary>QUIC Initial packets to port 443.</summary>
    public static AttackRecipe QuicFlood { get; } =
        new(
            "quic-flood",
            AttackFamily.QuicFlood,
            packet =>
                [
                    From(packet, packet.Spoofed())
                        .Udp(packet.AnyPort(), 443)
                        .Payload(QuicPayloads.Initial(packet))
                        .Build(),
                ]
        );

    /// <summary>Queries for random names to a name server.</summary>
    public static AttackRecipe DnsQueryFlood { get; } =
        new(
            "dns-query-flood",
            AttackFamily.DnsQueryFlood,
            packet =>
                [
                    From(packet, packet.Spoofed())
                        .Udp(packet.AnyPort(), 53)
                        .Payload(AmplificationPayloads.DnsQuery(packet.Random))
                        .Build(),
                ]
        );

    /// <summary>DNS responses to "ANY isc.org".</summary>
    public static AttackRecipe DnsAmplification { get; } =
        Amplification("dns-amplification", 53, packet => AmplificationPayloads.Dns(packet.Random));

    /// <summary>DNS responses of 3,000 bytes, each in three fragments.</summary>
    public static AttackRecipe DnsAmplificationInFragments { get; } =
        new(
            "dns-amplification-fragments",
            AttackFamily.Amplification,
            packet =>
                From(packet, packet.OneOf(Reflectors))
                    .Udp(53, packet.AnyPort())
                    .Payload(AmplificationPayloads.Dns(packet.Random, 3000))
                    .BuildFragments(1500, (ushort)packet.Random.Next(65_536))
        );

    /// <summary>NTP "monlist" replies.</summary>
    public static AttackRecipe NtpAmplification { get; } =
        Amplification("ntp-amplification", 123, packet => AmplificationPayloads.Ntp(packet.Random, packet.Number));

    /// <summary>CLDAP search results.</summary>
    public static AttackRecipe CldapAmplification { get; } =
        Amplification("cldap-amplification", 389, packet => AmplificationPayloads.Cldap(packet.Random));

    /// <summary>memcached values.</summary>
    public static AttackRecipe MemcachedAmplification { get; } =
        Amplification(
            "memcached-amplification",
            11_211,
            packet => AmplificationPayloads.Memcached(packet.Random, packet.Number)
        );

    /// <summary>SSDP answers.</summary>
    public static AttackRecipe SsdpAmplification { get; } =
        Amplification("ssdp-amplification", 1900, packet => AmplificationPayloads.Ssdp(packet.Random));

    /// <summary>Every recipe.</summary>
    public static IReadOnlyList<AttackRecipe> All { get; } =
    [
        SynFlood,
        SynAckReflection,
        AckFlood,
        RstFlood,
        UdpFlood,
        IcmpFlood,
        GreFlood,
        FragmentFlood,
        QuicFlood,
        DnsQueryFlood,
        DnsAmplification,
        DnsAmplificationInFragments,
        NtpAmplification,
        CldapAmplification,
        MemcachedAmplification,
        SsdpAmplification,
    ];

    private static AttackRecipe Amplification(string name, int port, Func<StreamPacket, byte[]> payload) =>
        new(
            name,
            AttackFamily.Amplification,
            packet =>
                [From(packet, packet.OneOf(Reflectors)).Udp(port, packet.AnyPort()).Payload(payload(packet)).Build()]
        );

    private static byte[][] Tcp(StreamPacket packet, IpAddress source, TcpFlags flags) =>
        [From(packet, source).Tcp(packet.AnyPort(), packet.TargetPort, flags, Sequence(packet)).BuildPadded()];

    private static byte[] Fragment(StreamPacket packet)
    {
        var fields = new Ipv4Fields
        {
            Identification = (ushort)packet.Random.Next(65_536),
            FragmentOffset = packet.Random.Next(1, 40) * 1480,
            MoreFragments = true,
            TimeToLive = TimeToLive(packet),
        };
        return PacketBuilder
            .Ethernet()
            .IPv4(packet.OneOf(Bots), packet.Target, fields)
            .Raw(IpProtocol.Udp, packet.RandomBytes(1480))
            .Build();
    }

    private static PacketBuilder From(StreamPacket packet, IpAddress source) =>
        PacketBuilder.Ethernet().IPv4(source, packet.Target, new Ipv4Fields { TimeToLive = TimeToLive(packet) });

    private static byte TimeToLive(StreamPacket packet) => (byte)packet.Random.Next(40, 62);

    private static uint Sequence(StreamPacket packet) => (uint)packet.Random.NextInt64(uint.MaxValue);
}
