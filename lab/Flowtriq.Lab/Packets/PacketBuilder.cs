using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>
/// Builds a valid packet from the outside in: <c>PacketBuilder.Ethernet().Vlan(7).IPv4("192.0.2.1", "203.0.113.9")
/// .Udp(53, 31337).Payload(bytes).Build()</c>. Lengths, next-header numbers and checksums are filled in. A builder never
/// changes: each step returns a new one, so that a prefix of layers can be shared.
/// </summary>
public sealed class PacketBuilder
{
    private readonly Layer[] layers;

    private PacketBuilder(LinkType link, Layer[] layers)
    {
        Link = link;
        this.layers = layers;
    }

    /// <summary>The link type the packet starts with.</summary>
    public LinkType Link { get; }

    internal IReadOnlyList<Layer> Layers => layers;

    /// <summary>An Ethernet frame with locally administered addresses.</summary>
    public static PacketBuilder Ethernet() => new PacketBuilder(LinkType.Ethernet, []).EthernetHeader();

    /// <summary>A packet with no link header.</summary>
    public static PacketBuilder Raw() => new(LinkType.RawIp, []);

    /// <summary>A Linux "cooked" frame of version 1 or 2.</summary>
    public static PacketBuilder LinuxCooked(int version = 1) =>
        version == 1
            ? new PacketBuilder(LinkType.LinuxSll, []).Add(LinkLayers.CookedV1())
            : new PacketBuilder(LinkType.LinuxSll2, []).Add(LinkLayers.CookedV2());

    /// <summary>A PPP frame, with address and control bytes or without.</summary>
    public static PacketBuilder Ppp(bool withAddress = true) =>
        new PacketBuilder(LinkType.Ppp, []).Add(LinkLayers.PppHeader(withAddress));

    /// <summary>A BSD loopback frame: family in little-endian order (Null) or network order (Loop).</summary>
    public static PacketBuilder Loopback(LinkType link = LinkType.Null) =>
        new PacketBuilder(link, []).Add(LinkLayers.LoopbackHeader(bigEndian: link == LinkType.Loop));

    /// <summary>The bytes inside the innermost header.</summary>
    public PacketBuilder Payload(ReadOnlySpan<byte> bytes) => Raw(IpProtocol.NoNextHeader, bytes);

    /// <summary>Zero bytes as payload.</summary>
    public PacketBuilder Payload(int length) => Payload(new byte[length]);

    /// <summary>Bytes of any IP protocol, header included.</summary>
    public PacketBuilder Raw(IpProtocol protocol, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        return Add(new Layer(0, protocol, context => [.. copy, .. context.Inner]));
    }

    /// <summary>The finished packet.</summary>
    public byte[] Build() => BuildFrom(0);

    /// <summary>The packet padded with zeros to the shortest Ethernet frame, 60 bytes without its checksum.</summary>
    public byte[] BuildPadded()
    {
        var frame = Build();
        Array.Resize(ref frame, Math.Max(frame.Length, 60));
        return frame;
    }

    internal PacketBuilder Add(Layer layer) => new(Link, [.. layers, layer]);

    /// <summary>The layers before <paramref name="count"/>, as a new start.</summary>
    internal PacketBuilder Outer(int count) => new(Link, layers[..count]);

    /// <summary>Bytes of the layers from <paramref name="first"/> inwards.</summary>
    internal byte[] BuildFrom(int first)
    {
        byte[] inner = [];
        for (var i = layers.Length - 1; i >= first; i--)
        {
            var next = i + 1 < layers.Length ? layers[i + 1] : null;
            var enclosing = layers[..i].LastOrDefault(layer => layer.Addresses is not null)?.Addresses;
            inner = layers[i].Build(new LayerContext(inner, next, enclosing));
        }

        return inner;
    }
}
