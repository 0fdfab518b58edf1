using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;

namespace Flowtriq.Core.Tests.Packets;

public sealed class PacketDissectorTests
{
    private static readonly PacketBuilder V4 = Frames.V4(PacketBuilder.Ethernet());

    public static TheoryData<string, string> Recipes =>
        new()
        {
            { "dns-amplification", "DNS: 53 → # response ANY isc.org, 27 RR" },
            { "ntp-amplification", "NTP: 123 → # private mode 7, monlist" },
            { "cldap-amplification", "CLDAP: 389 → # searchResEntry ROOT" },
            { "memcached-amplification", "MEMCACHED: 11211 → # response 1/750, VALUE a 0 1048576" },
            { "ssdp-amplification", "SSDP: 1900 → # HTTP/1.1 200 OK, upnp:rootdevice" },
            { "quic-flood", "QUIC: # → 443 Initial, v1, DCID=#" },
            { "syn-flood", "TCP: # → 443 [SYN] Seq=# Len=0" },
            { "icmp-flood", "ICMP: Echo (ping) request id=0x0000, seq=0, Len=56" },
            { "fragment-flood", "FRAG: UDP fragment, offset #, ID 0x#, Len=1480" },
            { "dns-query-flood", "DNS: # → 53 query A #.example" },
        };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Says_what_an_attack_packet_is(string name, string expected)
    {
        var recipe = AttackCatalogue.All.Single(one => one.Name == name);
        var frame = recipe.Frames(new StreamPlan(Address.Of("203.0.113.9"))).First().Frame;
        var summary = PacketDissector.Summarise(frame, LinkType.Ethernet, frame.Length);

        Assert.Matches("^" + Escape(expected) + "$", $"{summary.Protocol}: {summary.Info}");
        Assert.Equal("203.0.113.9", summary.Destination);
        Assert.Equal(frame.Length, summary.Length);

        static string Escape(string text) =>
            System.Text.RegularExpressions.Regex.Escape(text).Replace(@"\#", "[0-9a-f]+", StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_the_payload_sent_even_when_the_frame_was_cut()
    {
        var frame = V4.Tcp(443, 51_822, TcpFlags.Ack, sequence: 88_121).Payload(1398).Build();
        Assert.Equal("443 → 51822 [ACK] Seq=88121 Len=1398", Summary(frame).Info);
        Assert.Equal(
            "443 → 51822 [ACK] Seq=88121 Len=1398",
            PacketDissector.Summarise(frame.AsSpan(0, 64), LinkType.Ethernet, frame.Length).Info
        );
    }

    [Fact]
    public void Names_both_ends_of_a_tunnelled_packet()
    {
        var summary = Summary(Frames.WithInner(Frames.Tunnels["gre"]));
        Assert.Equal(("GRE", Frames.Source), (summary.Protocol, summary.Source));
        Assert.StartsWith("10.0.0.1 → 10.0.0.2 ", summary.Info, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_hardware_addresses_where_there_is_no_ip()
    {
        byte[] arp =
        [
            .. Convert.FromHexString("ffffffffffff020000000001080600010800060400010200000000010a000001000000000000"),
            .. new byte[] { 10, 0, 0, 2 },
        ];
        var summary = Summary(arp);
        Assert.Equal(("ARP", "Who has 10.0.0.2? Tell 10.0.0.1"), (summary.Protocol, summary.Info));
        Assert.Equal(("02:00:00:00:00:01", "ff:ff:ff:ff:ff:ff"), (summary.Source, summary.Destination));
    }

    [Fact]
    public void Gives_every_field_its_place_in_the_frame()
    {
        var frame = PacketBuilder.Ethernet().Vlan(7).IPv4(Frames.Source, Frames.Destination).Udp(53, 31_337);
        var bytes = frame.Payload(AmplificationPayloads.Dns(new Random(1))).Build();
        var layers = PacketDissector.Dissect(bytes, LinkType.Ethernet, bytes.Length);

        Assert.Equal(
            [
                "Ethernet II",
                "802.1Q Virtual LAN 7",
                "Internet Protocol Version 4",
                "User Datagram Protocol",
                "Domain Name System",
            ],
            layers.Select(layer => layer.Name)
        );
        Assert.Equal(
            [(0, 14), (14, 4), (18, 20), (38, 8), (46, bytes.Length - 46)],
            layers.Select(one => (one.Offset, one.Length))
        );
        var timeToLive = layers[2].Fields.Single(field => field.Name == "Time to live");
        Assert.Equal(("64", 26, 1), (timeToLive.Value, timeToLive.Offset, timeToLive.Length));
        Assert.Contains(layers[4].Fields, field => field is { Name: "Name", Value: "isc.org" });
        Assert.Equal(27, layers[4].Fields.Count(field => field.Name == "Record"));
    }

    [Fact]
    public void Every_layer_and_field_lies_within_the_frame()
    {
        foreach (var (link, frame) in Frames.All)
        {
            var layers = PacketDissector.Dissect(frame, link, frame.Length);
            Assert.NotEmpty(layers);
            Assert.Equal(0, layers[0].Offset);
            foreach (var layer in layers)
                AssertInside(layer, frame.Length);
        }
    }

    [Fact]
    public void Reads_real_captures_without_a_fault()
    {
        foreach (var path in RealCaptures.All())
        {
            Assert.True(CaptureReader.TryOpen(File.ReadAllBytes(path), out var reader, out _));
            while (reader.TryRead(out var packet) && reader.PacketCount < 3_000)
            {
                var summary = PacketDissector.Summarise(packet.Data.Span, packet.Link, packet.WireLength);
                Assert.NotEmpty(summary.Protocol);
                Assert.NotEmpty(summary.Info);
                foreach (var layer in PacketDissector.Dissect(packet.Data.Span, packet.Link, packet.WireLength))
                    AssertInside(layer, packet.Data.Length);
            }
        }
    }

    internal static void AssertInside(PacketLayer layer, int length)
    {
        Assert.InRange(layer.Offset, 0, length);
        Assert.InRange(layer.Offset + layer.Length, layer.Offset, length);
        foreach (var field in layer.Fields)
        {
            Assert.InRange(field.Offset, 0, length);
            Assert.InRange(field.Offset + field.Length, field.Offset, length);
        }
    }

    private static PacketSummary Summary(byte[] frame) =>
        PacketDissector.Summarise(frame, LinkType.Ethernet, frame.Length);
}
