using System.Text;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Reads domain names with compression pointers (RFC 1035 §4.1.4).</summary>
internal static class DnsName
{
    private const int LongestName = 255;
    private const int MostJumps = 16;
    private const byte Pointer = 0xC0;

    /// <summary>
    /// The name at <paramref name="offset"/>; "." for the root, with "…" where it is damaged or cut.
    /// </summary>
    /// <param name="message">The whole message, which pointers count from.</param>
    /// <param name="offset">Where the name begins.</param>
    /// <param name="after">First byte after it; never beyond the message.</param>
    public static string Read(ReadOnlySpan<byte> message, int offset, out int after)
    {
        var name = new StringBuilder();
        var end = -1;
        for (var jumps = 0; offset < message.Length; )
        {
            var length = message[offset];
            if (length == 0)
            {
                after = end < 0 ? offset + 1 : end;
                return name.Length == 0 ? "." : name.ToString();
            }

            if ((length & Pointer) == Pointer)
            {
                if (offset + 2 > message.Length || ++jumps > MostJumps)
                    break;
                if (end < 0)
                    end = offset + 2;
                offset = ((length & 0x3F) << 8) | message[offset + 1];
                continue;
            }

            if ((length & Pointer) != 0 || offset + 1 + length > message.Length || name.Length + length > LongestName)
                break;
            if (name.Length > 0)
                name.Append('.');
            name.Append(FieldReader.Printable(message.Slice(offset + 1, length)));
            offset += 1 + length;
        }

        after = end < 0 ? message.Length : end;
        return name.Append('…').ToString();
    }
}
