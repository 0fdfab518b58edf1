using System.Buffers.Binary;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.LabTests;

public sealed class FrameRewriterTests
{
    private const uint Victim = 0xCB007107;

    // 10.0.0.1 -> 10.0.0.2, UDP 53 -> 4096, four bytes of payload, both checksums right.
    private static readonly byte[] Packet = Convert.FromHexString(
        "4500002000010000401166CA0A0000010A00000200351000000C" + "3E01" + "DEADBEEF"
    );

    [Fact]
    public void Both_checksums_stay_right()
    {
        Assert.Equal(0, Sum(Packet.AsSpan(0, 20), 0));
        Assert.Equal(0, Sum(Packet.AsSpan(20), PseudoHeader(Packet)));

        var frame = FrameRewriter.Rewrite(LinkType.RawIp, Packet, _ => Victim)!;

        var packet = frame.AsSpan(14);
        Assert.Equal(Victim, BinaryPrimitives.ReadUInt32BigEndian(packet[16..]));
        Assert.Equal(0, Sum(packet[..20], 0));
        Assert.Equal(0, Sum(packet[20..], PseudoHeader(packet)));
    }

    [Fact]
    public void A_packet_cut_by_the_snap_length_gets_its_length_back()
    {
        var frame = FrameRewriter.Rewrite(LinkType.RawIp, Packet.AsSpan(0, 28), _ => Victim)!;
        Assert.Equal(14 + Packet.Length, frame.Length);
    }

    [Fact]
    public void What_is_not_IPv4_is_left_out() =>
        Assert.Null(FrameRewriter.Rewrite(LinkType.RawIp, new byte[] { 0x60, 0, 0, 0 }, _ => Victim));

    private static uint PseudoHeader(ReadOnlySpan<byte> packet)
    {
        var sum = 17u + (uint)(packet.Length - 20);
        for (var offset = 12; offset < 20; offset += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(packet[offset..]);
        return sum;
    }

    private static ushort Sum(ReadOnlySpan<byte> bytes, uint start)
    {
        var sum = start;
        for (var offset = 0; offset + 1 < bytes.Length; offset += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..]);
        while (sum >> 16 != 0)
            sum = (sum & 0xffff) + (sum >> 16);
        return (ushort)~sum;
    }
}
