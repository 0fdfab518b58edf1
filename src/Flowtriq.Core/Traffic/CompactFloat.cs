namespace Flowtriq.Core.Traffic;

/// <summary>Small codes for numbers that are kept by the hundred thousand.</summary>
internal static class CompactFloat
{
    private static readonly float[] Lengths = MakeLengths();

    /// <summary>The upper half of a binary32 number, rounded: 8 bits of precision over its whole range.</summary>
    internal static ushort Encode(float value) => (ushort)((BitConverter.SingleToUInt32Bits(value) + 0x8000) >> 16);

    internal static float Decode(ushort code) => BitConverter.UInt32BitsToSingle((uint)code << 16);

    /// <summary>A packet length of 16 to 65,535 bytes on a logarithmic scale of 20 steps to the octave.</summary>
    internal static byte EncodeLength(float length) =>
        length < 16 ? (byte)0 : (byte)Math.Min(255, 1 + (int)Math.Round((MathF.Log2(length) - 4) * 20));

    internal static float DecodeLength(byte code) => Lengths[code];

    private static float[] MakeLengths()
    {
        var lengths = new float[256];
        for (var code = 1; code < lengths.Length; code++)
            lengths[code] = MathF.Pow(2, 4 + (code - 1) / 20f);
        return lengths;
    }
}
