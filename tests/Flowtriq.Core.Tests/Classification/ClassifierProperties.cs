using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Classification;

public sealed class ClassifierProperties
{
    private static readonly ushort[] KnownPorts = [.. AmplificationProtocols.All.SelectMany(r => r.Ports)];

    [Fact]
    public void Any_packets_give_shares_that_make_sense() =>
        Prop.ForAll(
                Packets().ToArbitrary(),
                packets =>
                {
                    var classifier = new AttackClassifier();
                    foreach (var (header, frame, weight, before) in packets)
                        classifier.Add(header, frame, weight, before);
                    var picture = classifier.Classify(3, 2);
                    return picture.Vectors.All(v =>
                            v is { PacketShare: >= 0 and <= 1, ByteShare: >= 0 and <= 1, Confidence: >= 0 and <= 1 }
                        )
                        && picture.Vectors.Sum(v => v.PacketShare) <= 1 + 1e-9
                        && picture.Vectors.Sum(v => v.ByteShare) <= 1 + 1e-9
                        && picture.Confidence is >= 0 and <= 1
                        && picture.SpoofedShare is null or (>= 0 and <= 1)
                        && picture.SourceCount >= 0;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_that_parse_are_classified() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                Gen.Elements<byte>(0x45, 0x46, 0x60).ToArbitrary(),
                Gen.Elements<byte>(6, 17, 1, 47, 44).ToArbitrary(),
                (bytes, version, protocol) =>
                {
                    byte[] frame = [version, 0, 0, 200, .. bytes, .. new byte[60]];
                    frame[version == 0x60 ? 6 : 9] = protocol;
                    var classifier = new AttackClassifier();
                    if (PacketParser.TryParse(frame, LinkType.RawIp, frame.Length, out var header, out _))
                    {
                        for (var cut = 0; cut <= frame.Length; cut++)
                            classifier.Add(header, frame.AsSpan(0, cut), 1, before: false);
                    }

                    return classifier.Classify(0, 1).Vectors.Count == (classifier.Sampled > 0 ? 1 : 0);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_payload_on_any_port_is_looked_at_without_a_fault() =>
        Prop.ForAll(
                Gen.Elements(KnownPorts).ToArbitrary(),
                ArbMap.Default.ArbFor<byte[]>(),
                (port, payload) =>
                {
                    foreach (var row in AmplificationProtocols.All)
                        row.Signature?.Invoke(payload);
                    return AmplificationProtocols.Find(port, payload, out _) >= -1;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Signatures_accept_every_prefix_of_a_response()
    {
        byte[][] responses =
        [
            Traffic.DnsAny(27),
            [0x30, 0x84, 0, 0, 0, 0xAA, 2, 1, 7, 0x64, 0x84, 0, 0],
            [0x30, 0x18, 2, 1, 1, 4, 6, 1, 2, 3, 4, 5, 6, 0xA2],
            [0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 2, 0, 0, 0, 0, 0, 0, 0, 0, 40],
        ];
        foreach (var response in responses)
        {
            for (var length = 0; length <= response.Length; length++)
            {
                foreach (var row in AmplificationProtocols.All)
                    row.Signature?.Invoke(response.AsSpan(0, length));
            }
        }
    }

    [Fact]
    public void Ordinary_traffic_in_both_windows_never_changes_the_family() =>
        Prop.ForAll(
                Gen.Choose(0, 4).ToArbitrary(),
                Gen.Choose(1_000, 3_000).ToArbitrary(),
                Gen.Choose(0, 10_000).ToArbitrary(),
                (kind, attack, benign) =>
                {
                    var alone = Traffic.Classify(null, Attack(new Traffic(), kind, attack));
                    var hidden = Traffic.Classify(
                        Benign(new Traffic(before: true), benign),
                        Attack(Benign(new Traffic(), benign), kind, attack)
                    );
                    return alone.Family == hidden.Family;
                }
            )
            .QuickCheckThrowOnFailure();

    private static Traffic Benign(Traffic traffic, int packets) =>
        traffic.Web(packets).Udp(packets / 10, 53, 0, 120, Traffic.DnsAny(1)).Udp(packets / 5, 443, 0, 1250);

    private static Traffic Attack(Traffic traffic, int kind, int packets) =>
        kind switch
        {
            0 => traffic.Udp(packets, 53, 0, 1480, Traffic.DnsAny(30)),
            1 => traffic.Tcp(packets, TcpFlags.Syn),
            2 => traffic.Tcp(packets, TcpFlags.Ack),
            3 => traffic.Udp(packets, 40000, 0, 700),
            _ => traffic.LaterFragments(packets),
        };

    private static Gen<List<(PacketHeader Header, byte[] Frame, double Weight, bool Before)>> Packets()
    {
        var protocols = Gen.Elements<byte>(1, 4, 6, 17, 17, 17, 41, 47, 50, 58, 132, 200);
        var ports = Gen.OneOf(Gen.Elements(KnownPorts), Gen.Choose(0, 65_535).Select(p => (ushort)p));
        var packet =
            from protocol in protocols
            from source in Gen.Choose(int.MinValue, int.MaxValue)
            from port in ports
            from to in ports
            from flags in Gen.Choose(0, 255)
            from offset in Gen.Elements<ushort>(0, 0, 0, 1480)
            from length in Gen.Choose(0, 65_535)
            from frame in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()
            from payload in Gen.Choose(0, 300)
            from weight in Gen.Elements(1.0, 0.5, 1000, 0, -1, double.NaN, double.PositiveInfinity)
            from before in Gen.Elements(true, false)
            select (
                new PacketHeader
                {
                    Source = IpAddress.FromV4((uint)source),
                    Destination = Traffic.Target,
                    Protocol = (IpProtocol)protocol,
                    SourcePort = port,
                    DestinationPort = to,
                    TcpFlags = (TcpFlags)flags,
                    IcmpType = (byte)flags,
                    TimeToLive = (byte)flags,
                    FragmentOffset = offset,
                    IsFragment = offset != 0 || flags > 200,
                    IpLength = (ushort)length,
                    PayloadOffset = (ushort)(payload / 3),
                    PayloadLength = (ushort)payload,
                },
                frame,
                weight,
                before
            );
        return packet.ListOf().Select(list => list.ToList());
    }
}
