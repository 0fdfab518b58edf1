namespace Flowtriq.Bgp.Wire;

/// <summary>An extended community in its eight octets (RFC 4360 §2).</summary>
/// <param name="Value">All 64 bits, the type in the first two octets.</param>
public readonly record struct ExtendedCommunity(ulong Value)
{
    /// <summary>Type and subtype.</summary>
    public ushort Kind => (ushort)(Value >> 48);

    /// <summary>From a type and six octets of value.</summary>
    public static ExtendedCommunity From(ushort kind, ulong value) =>
        new(((ulong)kind << 48) | (value & 0xFFFF_FFFF_FFFF));

    /// <summary>"0x8006000047f42400".</summary>
    public override string ToString() => $"0x{Value:x16}";
}
