namespace Flowtriq.Lab.Packets.Streams;

/// <summary>QUIC packets (RFC 9000 §17) with a readable header and random contents.</summary>
public static class QuicPayloads
{
    /// <summary>A client's Initial packet of version 1, padded to 1,200 bytes.</summary>
    public static byte[] Initial(StreamPacket packet)
    {
        const int Length = 1200;
        var writer = new ByteWriter()
            .Write8(0xC3)
            .Write32(1)
            .Write8(8)
            .Write(packet.RandomBytes(8))
            .Write8(0)
            .Write8(0);
        var rest = Length - writer.Length - 2;
        return writer.Write16(0x4000 | rest).Write(packet.RandomBytes(rest)).ToArray();
    }

    /// <summary>A short-header packet of an established connection.</summary>
    public static byte[] Established(StreamPacket packet, int length) =>
        new ByteWriter().Write8(0x40 | packet.Random.Next(0x20)).Write(packet.RandomBytes(length - 1)).ToArray();
}
