using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets.Streams;

/// <summary>Ordinary traffic towards customers: HTTPS over TCP, QUIC, DNS answers, echo replies.</summary>
public static class Background
{
    private const int Flows = 200;

    /// <summary>The stream of a plan, in order of time.</summary>
    public static IEnumerable<TimedFrame> Frames(StreamPlan plan)
    {
        var random = new Random(plan.Seed);
        var sequences = new uint[Flows];
        for (var number = 0; number < plan.Count; number++)
        {
            var flow = random.Next(Flows);
            var target = plan.Targets[flow % plan.Targets.Length];
            var packet = new StreamPacket(random, number, target, plan.TargetPort);
            var ip = PacketBuilder.Ethernet().IPv4(Server(flow), target, new Ipv4Fields { TimeToLive = 57 });
            yield return new TimedFrame(plan.TimeOf(number), Frame(ip, packet, flow, sequences));
        }
    }

    private static byte[] Frame(PacketBuilder ip, StreamPacket packet, int flow, uint[] sequences) =>
        packet.Random.Next(100) switch
        {
            < 62 => Https(ip, packet, flow, sequences),
            < 84 => ip.Udp(443, ClientPort(flow))
                .Payload(QuicPayloads.Established(packet, packet.Random.Next(40, 1250)))
                .Build(),
            < 92 => ip.Udp(53, packet.AnyPort()).Payload(Answer(packet.Random)).Build(),
            < 95 => ip.Icmp(0, 0, (uint)packet.Number).Payload(56).Build(),
            _ => ip.Tcp(443, ClientPort(flow), TcpFlags.Ack, sequences[flow], 1).BuildPadded(),
        };

    /// <summary>Mostly full segments; now and then a connection ends and the next begins.</summary>
    private static byte[] Https(PacketBuilder ip, StreamPacket packet, int flow, uint[] sequences)
    {
        var roll = packet.Random.Next(100);
        if (roll < 2)
        {
            sequences[flow] = (uint)packet.Random.NextInt64(uint.MaxValue);
            return ip.Tcp(443, ClientPort(flow), TcpFlags.Syn | TcpFlags.Ack, sequences[flow]++, 1).BuildPadded();
        }

        if (roll < 4)
            return ip.Tcp(443, ClientPort(flow), TcpFlags.Fin | TcpFlags.Ack, sequences[flow]++, 1).BuildPadded();

        var length = roll < 70 ? 1398 : packet.Random.Next(60, 1398);
        var flags = roll < 70 ? TcpFlags.Ack : TcpFlags.Psh | TcpFlags.Ack;
        var frame = ip.Tcp(443, ClientPort(flow), flags, sequences[flow], 1)
            .Payload(packet.RandomBytes(length))
            .BuildPadded();
        sequences[flow] += (uint)length;
        return frame;
    }

    /// <summary>A response with one address.</summary>
    private static byte[] Answer(Random random) =>
        new ByteWriter()
            .Write16(random.Next(65_536))
            .Write16(0x8180)
            .Write16(1)
            .Write16(1)
            .Write32(0)
            .Write("\u0003www\u0007example\0"u8)
            .Write16(1)
            .Write16(1)
            .Write16(0xC00C)
            .Write16(1)
            .Write16(1)
            .Write32(300)
            .Write16(4)
            .Write32(0xC000_0250)
            .ToArray();

    private static IpAddress Server(int flow) => IpAddress.FromV4(0xC612_0000 + ((uint)(flow % 60) * 257));

    private static int ClientPort(int flow) => 40_000 + flow;
}
