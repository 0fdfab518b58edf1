namespace Flowtriq.Core.Packets.Dissection;

/// <summary>One header, or the payload, of a packet taken apart.</summary>
/// <param name="Name">Such as "Internet Protocol Version 4".</param>
/// <param name="Offset">First byte, from the start of the frame.</param>
/// <param name="Length">Bytes; 0 when the frame was cut before it.</param>
/// <param name="Fields">Its fields in the order of the wire.</param>
public sealed record PacketLayer(string Name, int Offset, int Length, PacketField[] Fields);
