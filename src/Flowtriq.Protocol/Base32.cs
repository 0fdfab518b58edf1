namespace Flowtriq.Protocol;

/// <summary>
/// Base 32 in Crockford's alphabet, lower case, without padding: no letter that looks like a digit, selected by one
/// double click. Reading takes either case, and o, i, l for 0, 1, 1.
/// </summary>
internal static class Base32
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        var bits = 0;
        var held = 0u;
        var written = 0;
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[written++] = Alphabet[(int)(held >> bits) & 31];
            }
        }

        if (bits > 0)
            text[written] = Alphabet[(int)(held << (5 - bits)) & 31];
        return new string(text);
    }

    /// <summary>Fills <paramref name="destination"/> exactly; false for another length or a foreign character.</summary>
    internal static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination)
    {
        if (text.Length != (destination.Length * 8 + 4) / 5)
            return false;
        var bits = 0;
        var held = 0u;
        var written = 0;
        foreach (var character in text)
        {
            var value = Value(character);
            if (value < 0)
                return false;
            held = (held << 5) | (uint)value;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            destination[written++] = (byte)(held >> bits);
        }

        return (held & ((1u << bits) - 1)) == 0;
    }

    private static int Value(char character) =>
        char.ToLowerInvariant(character) switch
        {
            'o' => 0,
            'i' or 'l' => 1,
            var lower => Alphabet.IndexOf(lower),
        };
}
