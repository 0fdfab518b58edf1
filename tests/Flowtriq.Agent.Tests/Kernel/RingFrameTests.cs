using System.Buffers.Binary;
using System.Globalization;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Tests.Kernel;

/// <summary>Slots as the kernel writes them: struct tpacket2_hdr, struct sockaddr_ll, the frame (linux/if_packet.h).</summary>
public sealed class RingFrameTests
{
    private const uint Vlan = 1 << 4;
    private const uint VlanProtocol = 1 << 6;
    private const int Offset = 70;

    [Fact]
    public void Reads_time_lengths_and_direction()
    {
        var slot = Slot(RingFrame.OfUser, wire: 1_514, captured: 60, packetType: 4);

        var (time, wire, outgoing, losing, bytes) = Read(slot, most: 96);

        Assert.Equal(1_700_000_000_123_456_789, time);
        Assert.Equal(1_514, wire);
        Assert.True(outgoing);
        Assert.False(losing);
        Assert.Equal(slot[Offset..(Offset + 60)], bytes);
    }

    [Fact]
    public void Cuts_to_what_is_wanted() =>
        Assert.Equal(20, Read(Slot(RingFrame.OfUser, 1_514, 60), most: 20).Bytes.Length);

    [Fact]
    public void Says_that_the_kernel_lost_frames() =>
        Assert.True(Read(Slot(RingFrame.OfUser | 1 << 2, 60, 60), most: 96).Losing);

    [Theory]
    [InlineData(Vlan | VlanProtocol, "88A80064")]
    [InlineData(Vlan, "81000064")] // before Linux 3.14 the kernel does not say which protocol
    public void Puts_the_stripped_tag_back_behind_the_addresses(uint status, string tag)
    {
        var slot = Slot(RingFrame.OfUser | status, wire: 1_514, captured: 60);
        var addresses = slot[Offset..(Offset + 12)];
        var rest = slot[(Offset + 12)..(Offset + 60)];

        var (_, wire, _, _, bytes) = Read(slot, most: 96);

        Assert.Equal(1_518, wire);
        Assert.Equal(
            [.. addresses, .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(Number(tag))), .. rest],
            bytes
        );
    }

    [Fact]
    public void Leaves_a_frame_alone_that_is_too_short_for_a_tag() =>
        Assert.Equal(8, Read(Slot(RingFrame.OfUser | Vlan, 8, 8), most: 96).Bytes.Length);

    private static uint Number(string hex) => uint.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte[] Slot(uint status, uint wire, uint captured, byte packetType = 0)
    {
        var slot = new byte[Offset + 96];
        BinaryPrimitives.WriteUInt32LittleEndian(slot, status);
        BinaryPrimitives.WriteUInt32LittleEndian(slot.AsSpan(4), wire);
        BinaryPrimitives.WriteUInt32LittleEndian(slot.AsSpan(8), captured);
        BinaryPrimitives.WriteUInt16LittleEndian(slot.AsSpan(12), Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(slot.AsSpan(16), 1_700_000_000);
        BinaryPrimitives.WriteUInt32LittleEndian(slot.AsSpan(20), 123_456_789);
        BinaryPrimitives.WriteUInt16LittleEndian(slot.AsSpan(24), 100);
        BinaryPrimitives.WriteUInt16LittleEndian(slot.AsSpan(26), 0x88a8);
        slot[RingFrame.HeaderBytes + 10] = packetType;
        for (var i = 0; i < 96; i++)
            slot[Offset + i] = (byte)(i + 1);
        return slot;
    }

    private static unsafe (long Time, int Wire, bool Outgoing, bool Losing, byte[] Bytes) Read(byte[] slot, int most)
    {
        fixed (byte* start = slot)
        {
            var frame = new RingFrame(start, BinaryPrimitives.ReadUInt32LittleEndian(slot));
            return (
                frame.UnixNanoseconds,
                frame.WireLength,
                frame.Outgoing,
                frame.Losing,
                frame.Restore(most).ToArray()
            );
        }
    }
}
