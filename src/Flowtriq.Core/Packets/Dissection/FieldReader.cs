using System.Globalization;
using System.Text;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>
/// Reads the fields of one layer in order and notes each with its place. Where the frame ends, reading stops quietly:
/// later fields read as 0 and are not noted.
/// </summary>
internal ref struct FieldReader(ReadOnlySpan<byte> frame, int start)
{
    /// <summary>A list longer than this helps nobody and would let one packet fill the memory.</summary>
    private const int MostFields = 400;

    private readonly ReadOnlySpan<byte> frame = frame;
    private readonly int start = Math.Clamp(start, 0, frame.Length);
    private readonly List<PacketField> fields = [];
    private SpanReader reader = new(frame, start);

    /// <summary>Next byte, from the start of the frame.</summary>
    public readonly int Position => reader.Position;

    /// <summary>True once the frame has ended, or enough has been noted.</summary>
    public readonly bool Ended => reader.Failed || fields.Count >= MostFields;

    /// <summary>Bytes left in the frame.</summary>
    public readonly int Remaining => reader.Remaining;

    /// <summary>The bytes from here on.</summary>
    public readonly ReadOnlySpan<byte> Rest => frame[reader.Position..];

    public uint Byte(string name, Func<uint, string>? show = null) => Note(name, reader.ReadByte(), 1, show);

    public uint Word(string name, Func<uint, string>? show = null) => Note(name, reader.ReadUInt16(), 2, show);

    public uint Long(string name, Func<uint, string>? show = null) => Note(name, reader.ReadUInt32(), 4, show);

    /// <summary>An IP address of 4 or 16 bytes.</summary>
    public void Address(string name, int length)
    {
        var bytes = reader.Take(length);
        if (!bytes.IsEmpty)
            Add(name, IpAddress.FromBytes(bytes).ToString(), reader.Position - length, length);
    }

    /// <summary>A hardware address.</summary>
    public void Hardware(string name)
    {
        var bytes = reader.Take(6);
        if (!bytes.IsEmpty)
            Add(name, HardwareText(bytes), reader.Position - 6, 6);
    }

    /// <summary>Bytes shown as hexadecimal digits, the first 32 of them.</summary>
    public void Bytes(string name, int length)
    {
        var bytes = reader.Take(Math.Min(length, reader.Remaining));
        if (bytes.IsEmpty)
            return;

        var text = Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, 32)]) + (bytes.Length > 32 ? "…" : "");
        Add(name, text, reader.Position - bytes.Length, bytes.Length);
    }

    /// <summary>Text; what is not printable becomes a dot.</summary>
    public void Text(string name, int length)
    {
        var bytes = reader.Take(Math.Min(length, reader.Remaining));
        if (!bytes.IsEmpty)
            Add(name, Printable(bytes), reader.Position - bytes.Length, bytes.Length);
    }

    /// <summary>Moves on without noting.</summary>
    public void Skip(int length) => reader.Skip(length);

    /// <summary>Notes something read by other means.</summary>
    public readonly void Add(string name, string value, int offset, int length)
    {
        if (fields.Count < MostFields)
            fields.Add(new PacketField(name, value, offset, length));
    }

    /// <summary>The layer from the start to where reading has come, or to <paramref name="end"/>.</summary>
    public readonly PacketLayer ToLayer(string name, int? end = null) =>
        new(name, start, Math.Clamp(end ?? reader.Position, start, frame.Length) - start, [.. fields]);

    public static string Hex(uint value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    public static string HardwareText(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(17);
        foreach (var value in bytes)
            text.Append(text.Length > 0 ? ":" : "").Append(value.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    public static string Printable(ReadOnlySpan<byte> bytes, int most = 120)
    {
        var shown = bytes[..Math.Min(bytes.Length, most)];
        return string.Create(
                shown.Length,
                Encoding.Latin1.GetString(shown),
                (text, source) =>
                {
                    for (var i = 0; i < text.Length; i++)
                        text[i] = source[i] is >= ' ' and <= '~' ? source[i] : '.';
                }
            ) + (bytes.Length > most ? "…" : "");
    }

    private readonly uint Note(string name, uint value, int length, Func<uint, string>? show)
    {
        if (!Ended)
            Add(
                name,
                show?.Invoke(value) ?? value.ToString(CultureInfo.InvariantCulture),
                reader.Position - length,
                length
            );
        return value;
    }
}
