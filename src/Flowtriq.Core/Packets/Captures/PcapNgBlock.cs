using System.Buffers.Binary;
using System.Text;

namespace Flowtriq.Core.Packets.Captures;

/// <summary>Fills one pcapng block in a span that the caller made large enough (see <see cref="BoundOf"/>).</summary>
internal ref struct PcapNgBlock
{
    private readonly Span<byte> bytes;
    private int position = 8;
    private bool hasOptions;

    public PcapNgBlock(Span<byte> bytes, uint type)
    {
        this.bytes = bytes;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, type);
    }

    /// <summary>
    /// Bytes that suffice for these texts as options, with room for the block's frame, padding and end of options.
    /// </summary>
    public static int BoundOf(params ReadOnlySpan<string?> texts)
    {
        var bound = 64;
        foreach (var text in texts)
            bound += 8 + Math.Min(Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0), ushort.MaxValue + 4);
        return bound;
    }

    public void Write32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[position..], value);
        position += 4;
    }

    public void Write64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[position..], value);
        position += 8;
    }

    /// <summary>High half first, whatever the byte order.</summary>
    public void WriteTime(long nanoseconds)
    {
        Write32((uint)(nanoseconds >> 32));
        Write32((uint)nanoseconds);
    }

    /// <summary>A time as an option.</summary>
    public void WriteTime(ushort code, long nanoseconds)
    {
        StartOption(code, 8);
        WriteTime(nanoseconds);
    }

    /// <summary>A 64-bit number as an option.</summary>
    public void WriteNumber(ushort code, ulong value)
    {
        StartOption(code, 8);
        Write64(value);
    }

    /// <summary>Bytes as an option.</summary>
    public void WriteValue(ushort code, scoped ReadOnlySpan<byte> value)
    {
        StartOption(code, value.Length);
        WritePadded(value);
    }

    /// <summary>Text as an option; none when it is empty. Text beyond 65,534 bytes is cut at a character.</summary>
    public void WriteText(ushort code, string? text, bool leadingZero = false)
    {
        if (string.IsNullOrEmpty(text))
            return;

        var start = position + 4;
        var zero = leadingZero ? 1 : 0;
        if (leadingZero)
            bytes[start] = 0;
        var room = Math.Min(bytes.Length - start - zero, ushort.MaxValue - 1);
        Encoding
            .UTF8.GetEncoder()
            .Convert(text, bytes.Slice(start + zero, room), flush: true, out _, out var used, out _);
        StartOption(code, used + zero);
        position += used + zero;
        Pad();
    }

    public void WritePadded(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(bytes[position..]);
        position += value.Length;
        Pad();
    }

    /// <summary>Closes options and block and returns the block's length.</summary>
    public int End()
    {
        if (hasOptions)
            Write32(0);

        var length = position + 4;
        Write32((uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], (uint)length);
        return length;
    }

    private void StartOption(ushort code, int length)
    {
        hasOptions = true;
        Write32(code | ((uint)length << 16));
    }

    private void Pad()
    {
        var padding = -position & 3;
        bytes.Slice(position, padding).Clear();
        position += padding;
    }
}
