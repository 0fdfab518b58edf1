using System.Text;

namespace Flowtriq.Core.Packets.Captures;

/// <summary>Steps through the options at the end of a pcapng block; stops at the first that does not fit.</summary>
internal ref struct PcapNgOptions(ReadOnlySpan<byte> bytes, bool bigEndian)
{
    private readonly bool bigEndian = bigEndian;
    private SpanReader reader = new(bytes, 0, bigEndian);

    /// <summary>Code of the current option.</summary>
    public ushort Code { get; private set; }

    /// <summary>Its value, without padding.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value as UTF-8 text; some programs end it with a zero byte.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Value).TrimEnd('\0');

    /// <summary>The value as a 64-bit number; 0 when it is shorter.</summary>
    public readonly ulong Number => new SpanReader(Value, 0, bigEndian).ReadUInt64();

    /// <summary>Moves to the next option.</summary>
    public bool MoveNext()
    {
        Code = reader.ReadUInt16();
        int length = reader.ReadUInt16();
        Value = reader.Take(length);
        var whole = !reader.Failed;
        reader.Skip(Math.Min(-length & 3, reader.Remaining));
        return whole && Code != PcapNgBlocks.EndOfOptions;
    }
}
