using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>Cuts a packet into IPv4 fragments as a router does (RFC 791 §3.2).</summary>
public static class Fragmentation
{
    /// <summary>
    /// The fragments of the outermost IPv4 packet, each at most <paramref name="mtu"/> bytes long with its IP header;
    /// one frame when it fits whole.
    /// </summary>
    /// <exception cref="InvalidOperationException">The packet has no IPv4 header.</exception>
    public static IReadOnlyList<byte[]> BuildFragments(this PacketBuilder packet, int mtu, ushort identification)
    {
        var at = packet.Layers.ToList().FindIndex(layer => layer.EtherType == 0x0800);
        if (at < 0)
            throw new InvalidOperationException("Only IPv4 packets are cut here.");

        var (source, destination) = packet.Layers[at].Addresses!.Value;
        var protocol = at + 1 < packet.Layers.Count ? packet.Layers[at + 1].Protocol : IpProtocol.NoNextHeader;
        var contents = packet.BuildFrom(at + 1);
        var piece = (mtu - 20) & ~7;
        var frames = new List<byte[]>();
        for (var offset = 0; offset == 0 || offset < contents.Length; offset += piece)
        {
            var fields = new Ipv4Fields
            {
                Identification = identification,
                FragmentOffset = offset,
                MoreFragments = offset + piece < contents.Length,
            };
            var part = contents.AsSpan(offset, Math.Min(piece, contents.Length - offset));
            frames.Add(packet.Outer(at).IPv4(source, destination, fields).Raw(protocol, part).Build());
        }

        return frames;
    }
}
