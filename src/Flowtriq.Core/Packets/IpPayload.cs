namespace Flowtriq.Core.Packets;

/// <summary>What an IP header carries: where it starts and ends in the frame, and whether it is only a fragment.</summary>
internal ref struct IpPayload(IpProtocol protocol, int offset)
{
    /// <summary>The protocol at <see cref="Offset"/>.</summary>
    public IpProtocol Protocol = protocol;

    /// <summary>First byte; may lie at or beyond <see cref="End"/> when the frame was cut.</summary>
    public int Offset = offset;

    /// <summary>One past the last byte that belongs to the packet and is in the frame.</summary>
    public int End;

    /// <summary>More fragments follow, or the offset is not 0.</summary>
    public bool IsFragment;

    /// <summary>Bytes before this fragment.</summary>
    public ushort FragmentOffset;

    /// <summary>Identification of the fragmented packet.</summary>
    public uint FragmentId;

    /// <summary>True when the extension headers could not be followed to the transport header.</summary>
    public bool IsCut;
}
