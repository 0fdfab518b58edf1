using System.Buffers.Binary;
using Flowtriq.Agent.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Agent.Tests.Kernel;

public sealed class ControlMessagesTests
{
    private static byte[] Message(int level, int type, byte[] data)
    {
        var bytes = new byte[16 + (data.Length + 7) / 8 * 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 16 + data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), level);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), type);
        data.CopyTo(bytes, 16);
        return bytes;
    }

    [Fact]
    public void Reads_time_wire_length_and_the_stripped_tag()
    {
        var time = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(time, 1_700_000_000);
        BinaryPrimitives.WriteInt64LittleEndian(time.AsSpan(8), 123_456_789);
        var auxiliary = new byte[20];
        BinaryPrimitives.WriteUInt32LittleEndian(auxiliary, (1 << 4) | (1 << 6));
        BinaryPrimitives.WriteUInt32LittleEndian(auxiliary.AsSpan(4), 1_514);
        BinaryPrimitives.WriteUInt16LittleEndian(auxiliary.AsSpan(16), 100);
        BinaryPrimitives.WriteUInt16LittleEndian(auxiliary.AsSpan(18), 0x88a8);

        var read = ControlMessages.Read([.. Message(263, 8, auxiliary), .. Message(1, 35, time)]);

        Assert.Equal(new ControlMessages(1_700_000_000_123_456_789, 1_514, 0x88a8_0064), read);
    }

    [Fact]
    public void Never_throws_on_any_bytes() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<byte[]>(bytes =>
            {
                ControlMessages.Read(bytes);
            })
        );
}
