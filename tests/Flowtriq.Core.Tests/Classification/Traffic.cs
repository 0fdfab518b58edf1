using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Tests.Classification;

/// <summary>Packets towards 203.0.113.7, made by hand; a fixed generator keeps runs alike.</summary>
internal sealed class Traffic(bool before = false)
{
    internal static readonly IpAddress Target = Address("203.0.113.7");

    private readonly List<(PacketHeader Header, byte[] Payload, double Weight)> _packets = [];
    private uint _state = 12345;

    internal static IpAddress Address(string text) =>
        IpAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    internal static AttackPicture Classify(
        Traffic? before,
        Traffic during,
        double beforeSeconds = 10,
        double attackSeconds = 10
    )
    {
        var classifier = new AttackClassifier();
        before?.AddTo(classifier);
        during.AddTo(classifier);
        return classifier.Classify(before is null ? 0 : beforeSeconds, attackSeconds);
    }

    internal uint Next() => _state = (_state * 1664525) + 1013904223;

    internal IpAddress AnySource() => IpAddress.FromV4(0x0B00_0000 + (Next() >> 2));

    internal Traffic Add(PacketHeader header, byte[]? payload = null, double weight = 1)
    {
        _packets.Add((header, payload ?? [], weight));
        return this;
    }

    internal Traffic Udp(
        int count,
        ushort from,
        ushort to,
        int length,
        byte[]? payload = null,
        Func<int, IpAddress>? source = null
    )
    {
        for (var i = 0; i < count; i++)
        {
            Add(
                Header(
                    IpProtocol.Udp,
                    length,
                    source?.Invoke(i) ?? IpAddress.FromV4(0x5DB8_0000 + (uint)(i % 200))
                ) with
                {
                    SourcePort = from,
                    DestinationPort = to == 0 ? (ushort)(Next() >> 16) : to,
                },
                payload
            );
        }

        return this;
    }

    internal Traffic Tcp(
        int count,
        TcpFlags flags,
        int length = 40,
        ushort to = 443,
        Func<int, IpAddress>? source = null,
        Func<int, byte>? ttl = null
    )
    {
        for (var i = 0; i < count; i++)
        {
            Add(
                Header(IpProtocol.Tcp, length, source?.Invoke(i) ?? IpAddress.FromV4(0xC633_6400 + (uint)(i % 40))) with
                {
                    SourcePort = (ushort)(1024 + (Next() >> 17)),
                    DestinationPort = to,
                    TcpFlags = flags,
                    TimeToLive = ttl?.Invoke(i) ?? 57,
                }
            );
        }

        return this;
    }

    /// <summary>What a web customer receives all day: ACKs, data, some handshakes.</summary>
    internal Traffic Web(int packets) =>
        Tcp(packets * 6 / 10, TcpFlags.Ack)
            .Tcp(packets * 3 / 10, TcpFlags.Ack | TcpFlags.Psh, 1200)
            .Tcp(packets / 10, TcpFlags.Syn, 60);

    internal Traffic LaterFragments(int count, IpProtocol protocol = IpProtocol.Udp)
    {
        for (var i = 0; i < count; i++)
        {
            Add(
                Header(protocol, 1500, IpAddress.FromV4(0x5DB8_0000 + (uint)(i % 200))) with
                {
                    IsFragment = true,
                    FragmentOffset = 1480,
                }
            );
        }

        return this;
    }

    internal static PacketHeader Header(IpProtocol protocol, int length, IpAddress source) =>
        new()
        {
            Source = source,
            Destination = Target,
            Protocol = protocol,
            IpLength = (ushort)length,
            WireLength = length + 14,
            TimeToLive = 57,
            HasTransport = true,
        };

    /// <summary>A DNS response to an ANY query with the given number of answers.</summary>
    internal static byte[] DnsAny(int answers) =>
        [
            0x12,
            0x34,
            0x81,
            0x80,
            0,
            1,
            0,
            (byte)answers,
            0,
            0,
            0,
            0,
            3,
            (byte)'g',
            (byte)'o',
            (byte)'v',
            0,
            0,
            255,
            0,
            1,
        ];

    private void AddTo(AttackClassifier classifier)
    {
        foreach (var (header, payload, weight) in _packets)
            classifier.Add(header with { PayloadLength = (ushort)payload.Length }, payload, weight, before);
    }
}
