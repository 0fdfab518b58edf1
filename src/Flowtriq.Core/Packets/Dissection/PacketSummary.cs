namespace Flowtriq.Core.Packets.Dissection;

/// <summary>One line of the packet list.</summary>
/// <param name="Source">Source address; a hardware address when there is no IP header; empty when there is neither.</param>
/// <param name="Destination">Destination address, likewise.</param>
/// <param name="Protocol">Protocol column: "TCP", "DNS", "FRAG", "ARP" and so on.</param>
/// <param name="Length">Bytes on the wire.</param>
/// <param name="Info">What the packet says, in the manner of Wireshark.</param>
public readonly record struct PacketSummary(
    string Source,
    string Destination,
    string Protocol,
    int Length,
    string Info
);
