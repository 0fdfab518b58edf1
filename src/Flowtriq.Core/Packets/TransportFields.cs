namespace Flowtriq.Core.Packets;

/// <summary>The transport fields of one packet; those the frame does not hold are 0.</summary>
internal ref struct TransportFields
{
    public ushort SourcePort;
    public ushort DestinationPort;
    public TcpFlags TcpFlags;
    public byte IcmpType;
    public byte IcmpCode;

    /// <summary>Ports, or ICMP type and code, were there.</summary>
    public bool IsPresent;

    /// <summary>First byte of the payload, never beyond the end of the packet in the frame.</summary>
    public int PayloadOffset;

    /// <summary>Bytes of payload in the frame.</summary>
    public int PayloadLength;
}
