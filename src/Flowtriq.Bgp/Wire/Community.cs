namespace Flowtriq.Bgp.Wire;

/// <summary>A community (RFC 1997): an AS number and a value of it, 16 bits each.</summary>
/// <param name="Value">All 32 bits.</param>
public readonly record struct Community(uint Value)
{
    /// <summary>65535:666, "drop at the border" (RFC 7999).</summary>
    public static readonly Community Blackhole = new(0xFFFF_029A);

    /// <summary>65535:65281, keep inside the AS.</summary>
    public static readonly Community NoExport = new(0xFFFF_FF01);

    /// <summary>Parses "65000:666".</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Community community)
    {
        community = default;
        var colon = text.IndexOf(':');
        if (
            colon < 0
            || !ushort.TryParse(text[..colon], out var asn)
            || !ushort.TryParse(text[(colon + 1)..], out var value)
        )
            return false;
        community = new Community(((uint)asn << 16) | value);
        return true;
    }

    /// <summary>"65535:666".</summary>
    public override string ToString() => $"{Value >> 16}:{Value & 0xFFFF}";
}
