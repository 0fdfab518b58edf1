using System.Buffers.Binary;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Lab.Traffic;

/// <summary>Makes files that can be replayed at a POP out of captures of something else.</summary>
public static class TrafficFile
{
    /// <summary>
    /// The packets of <paramref name="capture"/> towards its most frequent destination, sent to
    /// <paramref name="victims"/> in turn. Returns how many packets there are.
    /// </summary>
    public static int Attack(string capture, string output, params IpAddress[] victims)
    {
        var packets = Read(capture).ToList();
        var victim = packets
            .Select(Destination)
            .Where(address => address != 0)
            .CountBy(address => address)
            .MaxBy(pair => pair.Value)
            .Key;
        var frames = new List<byte[]>(packets.Count);
        foreach (var packet in packets.Where(packet => Destination(packet) == victim))
        {
            var next = victims[frames.Count % victims.Length].V4;
            if (FrameRewriter.Rewrite(packet.Link, packet.Data.Span, _ => next) is { } frame)
                frames.Add(frame);
        }
        return Write(output, frames);
    }

    /// <summary>
    /// Ordinary traffic: the packets of all <paramref name="captures"/> interleaved, every destination moved to a host of
    /// <paramref name="prefix"/>, the same destination always to the same host.
    /// </summary>
    public static int Background(IEnumerable<string> captures, string output, IpPrefix prefix, int most = 20_000)
    {
        var hosts = (1u << (32 - prefix.Length)) - 2;
        uint Host(uint old) => prefix.Address.V4 + 1 + (old * 2_654_435_761u % hosts);
        var queues = captures
            .Select(capture =>
                Read(capture)
                    .Select(packet => FrameRewriter.Rewrite(packet.Link, packet.Data.Span, Host))
                    .OfType<byte[]>()
                    .GetEnumerator()
            )
            .ToList();
        var frames = new List<byte[]>();
        while (queues.Count > 0 && frames.Count < most)
        {
            queues.RemoveAll(queue => !queue.MoveNext());
            frames.AddRange(queues.Select(queue => queue.Current));
        }
        return Write(output, frames);
    }

    /// <summary>The same frames with an 802.1Q tag, as a trunk carries them.</summary>
    public static int Tagged(string capture, string output, ushort vlan)
    {
        var frames = new List<byte[]>();
        foreach (var packet in Read(capture))
        {
            var untagged = packet.Data.Span;
            var frame = new byte[untagged.Length + 4];
            untagged[..12].CopyTo(frame);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(12), 0x8100);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(14), vlan);
            untagged[12..].CopyTo(frame.AsSpan(16));
            frames.Add(frame);
        }

        return Write(output, frames);
    }

    /// <summary>A reflection built from nothing, IPv4 or IPv6: UDP from one port of many sources to one port of a victim.</summary>
    public static int Reflection(string output, string victim, string sources, ushort sourcePort, int payload)
    {
        const int Sources = 64;
        var frames = new List<byte[]>();
        for (var source = 1; source <= Sources; source++)
        {
            var from = sources + source.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
            var ethernet = PacketBuilder.Ethernet();
            var packet = victim.Contains(':') ? ethernet.IPv6(from, victim) : ethernet.IPv4(from, victim);
            var frame = packet.Udp(sourcePort, 40_000).Payload(payload).Build();
            Pop.UplinkAddress.CopyTo(frame, 0);
            Pop.SourceAddress.CopyTo(frame, 6);
            frames.Add(frame);
        }

        return Write(output, frames);
    }

    private static int Write(string output, List<byte[]> frames)
    {
        if (frames.Count == 0)
            throw new InvalidDataException("no IPv4 packets to replay");
        PcapFile.Write(output, frames);
        return frames.Count;
    }

    private static IEnumerable<CapturedPacket> Read(string path)
    {
        if (!CaptureReader.TryOpen(File.ReadAllBytes(path), out var reader, out var error))
            throw new InvalidDataException($"{path}: {error}");
        while (reader.TryRead(out var packet))
            yield return packet;
    }

    // The destination of the outermost IPv4 header, 0 when there is none.
    private static uint Destination(CapturedPacket packet)
    {
        var found = 0u;
        FrameRewriter.Rewrite(packet.Link, packet.Data.Span, old => found = old);
        return found;
    }
}
