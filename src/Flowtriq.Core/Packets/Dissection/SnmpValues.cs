using System.Globalization;
using System.Text;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Object identifiers (X.690 §8.19) and values (RFC 2578 §7.1, RFC 3416 §3) of SNMP as text.</summary>
internal static class SnmpValues
{
    /// <summary>"1.3.6.1.2.1.1.1.0"; what follows a part that is cut is left out.</summary>
    public static string Oid(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        ulong part = 0;
        foreach (var value in bytes)
        {
            part = (part << 7) | (value & 0x7Fu);
            if ((value & 0x80) != 0)
                continue;
            if (text.Length == 0)
            {
                // The first number holds two: 40 times the first, which is at most 2, and the second.
                var first = Math.Min(part / 40, 2);
                text.Append(first).Append('.').Append(part - (first * 40));
            }
            else
            {
                text.Append('.').Append(part);
            }

            part = 0;
        }

        return text.ToString();
    }

    /// <summary>The value of a variable binding.</summary>
    public static string Of(Ber element) =>
        element.Tag switch
        {
            0x02 => Signed(element.Value).ToString(CultureInfo.InvariantCulture),
            0x04 => FieldReader.Printable(element.Value),
            0x05 => "null",
            0x06 => Oid(element.Value),
            0x40 when element.Value.Length == 4 => IpAddress.FromBytes(element.Value).ToString(),
            0x41 or 0x42 or 0x46 => Unsigned(element.Value).ToString(CultureInfo.InvariantCulture),
            0x43 => string.Create(CultureInfo.InvariantCulture, $"{Unsigned(element.Value)} hundredths of a second"),
            0x80 => "no such object",
            0x81 => "no such instance",
            0x82 => "end of MIB view",
            _ => Convert.ToHexStringLower(element.Value[..Math.Min(element.Value.Length, 32)]),
        };

    /// <summary>A number in two's complement; of a longer one the last eight bytes.</summary>
    public static long Signed(ReadOnlySpan<byte> bytes)
    {
        long number = bytes is [>= 0x80, ..] ? -1 : 0;
        foreach (var value in bytes)
            number = (number << 8) | value;
        return number;
    }

    private static ulong Unsigned(ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        foreach (var value in bytes)
            number = (number << 8) | value;
        return number;
    }
}
