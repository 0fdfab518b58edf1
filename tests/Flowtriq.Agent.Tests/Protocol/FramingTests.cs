using Flowtriq.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Agent.Tests.Protocol;

public sealed class FramingTests
{
    [Fact]
    public void Frames_come_out_as_they_went_in_however_the_bytes_are_cut()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll<ulong[], byte>(
                static (numbers, cut) =>
                {
                    using var wire = new MemoryStream();
                    var writer = new FrameWriter(wire);
                    foreach (var number in numbers)
                        Assert.True(writer.Write(Probe(number)));
                    var buffer = new FrameBuffer<AgentFrame>(AgentFrame.Parser);
                    var read = new List<ulong>();
                    foreach (var piece in wire.ToArray().Chunk(cut + 1))
                    {
                        piece.CopyTo(buffer.GetSpace(piece.Length));
                        buffer.Received(piece.Length);
                        while (buffer.Take() is { } frame)
                            read.Add(frame.ClockProbe.Id);
                    }

                    Assert.Equal(FrameFault.Ended, buffer.Close());
                    return read.SequenceEqual(numbers);
                }
            )
        );
    }

    [Fact]
    public void Any_bytes_end_in_frames_or_a_fault_and_never_in_an_exception()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll<byte[]>(static bytes =>
            {
                var buffer = new FrameBuffer<AgentFrame>(AgentFrame.Parser, maximum: 64);
                bytes.CopyTo(buffer.GetSpace(bytes.Length + 1));
                buffer.Received(bytes.Length);
                while (buffer.Take() is not null) { }
                return buffer.Close() != FrameFault.None && buffer.Take() is null;
            })
        );
    }

    [Fact]
    public void Damaged_frames_end_in_frames_or_a_fault_and_never_in_an_exception()
    {
        using var wire = new MemoryStream();
        new FrameWriter(wire).Write(
            new AgentFrame { Event = new Event { Opened = ObservationCodec.Encode(Observations.Any()) } }
        );
        var whole = wire.ToArray();
        Check.QuickThrowOnFailure(
            Prop.ForAll<ushort, byte>(
                (position, value) =>
                {
                    var damaged = (byte[])whole.Clone();
                    damaged[position % damaged.Length] = value;
                    var buffer = new FrameBuffer<AgentFrame>(AgentFrame.Parser);
                    damaged.CopyTo(buffer.GetSpace(damaged.Length));
                    buffer.Received(damaged.Length);
                    while (buffer.Take() is { } frame)
                    {
                        if (frame.Event?.Opened is { } message)
                            ObservationCodec.Decode(new("n"), default, message, out _);
                    }

                    return buffer.Close() != FrameFault.None;
                }
            )
        );
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80 }, FrameFault.BadLength)]
    [InlineData(new byte[] { 0x81, 0x80, 0x40 }, FrameFault.Oversize)]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0x7f }, FrameFault.Oversize)]
    [InlineData(new byte[] { 0x02, 0xff, 0xff }, FrameFault.Malformed)]
    [InlineData(new byte[] { 0x05, 0x0a }, FrameFault.Truncated)]
    [InlineData(new byte[] { 0x80 }, FrameFault.Truncated)]
    [InlineData(new byte[] { }, FrameFault.Ended)]
    public void Every_way_to_break_a_frame_has_its_name(byte[] bytes, FrameFault expected)
    {
        var buffer = new FrameBuffer<AgentFrame>(AgentFrame.Parser);
        bytes.CopyTo(buffer.GetSpace(bytes.Length + 1));
        buffer.Received(bytes.Length);

        Assert.Null(buffer.Take());

        Assert.Equal(expected, buffer.Close());
    }

    [Fact]
    public void An_announced_length_alone_takes_no_memory()
    {
        var buffer = new FrameBuffer<AgentFrame>(AgentFrame.Parser);
        new byte[] { 0xff, 0xff, 0x3f }.CopyTo(buffer.GetSpace(3));
        buffer.Received(3);

        Assert.Null(buffer.Take());

        Assert.Equal(FrameFault.None, buffer.Fault);
        Assert.InRange(buffer.GetSpace().Length, 1, 8192);
    }

    [Fact]
    public void A_frame_that_would_be_too_long_is_not_written()
    {
        using var wire = new MemoryStream();
        var capture = new CaptureChunk { Data = Google.Protobuf.ByteString.CopyFrom(new byte[FrameLimits.Frame]) };

        Assert.False(new FrameWriter(wire).Write(new AgentFrame { Capture = capture }));

        Assert.Equal(0, wire.Length);
    }

    private static AgentFrame Probe(ulong id) => new() { ClockProbe = new ClockProbe { Id = id } };
}
