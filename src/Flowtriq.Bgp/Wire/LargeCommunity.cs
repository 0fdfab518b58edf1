namespace Flowtriq.Bgp.Wire;

/// <summary>A large community (RFC 8092).</summary>
/// <param name="Administrator">AS number.</param>
/// <param name="First">First local value.</param>
/// <param name="Second">Second local value.</param>
public readonly record struct LargeCommunity(uint Administrator, uint First, uint Second)
{
    /// <summary>Parses "65000:666:1".</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out LargeCommunity community)
    {
        community = default;
        Span<Range> parts = stackalloc Range[4];
        if (
            text.Split(parts, ':') != 3
            || !uint.TryParse(text[parts[0]], out var administrator)
            || !uint.TryParse(text[parts[1]], out var first)
            || !uint.TryParse(text[parts[2]], out var second)
        )
            return false;
        community = new LargeCommunity(administrator, first, second);
        return true;
    }

    /// <summary>"65000:666:1".</summary>
    public override string ToString() => $"{Administrator}:{First}:{Second}";
}
