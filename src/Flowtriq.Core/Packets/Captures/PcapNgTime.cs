namespace Flowtriq.Core.Packets.Captures;

/// <summary>Clock of one pcapng interface: if_tsresol and if_tsoffset.</summary>
/// <param name="Resolution">As in the file: 10^-n seconds, or 2^-n when the high bit is set; 6 by default.</param>
/// <param name="OffsetSeconds">Seconds to add.</param>
internal readonly record struct PcapNgTime(byte Resolution, long OffsetSeconds)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Microseconds, no offset: what holds when an interface does not say.</summary>
    public static PcapNgTime Default => new(6, 0);

    /// <summary>Nanoseconds since the Unix epoch; values outside Int64 are held at its ends.</summary>
    public long ToNanoseconds(uint high, uint low)
    {
        var ticks = ((ulong)high << 32) | low;
        var nanoseconds = (Int128)InNanoseconds(ticks) + ((Int128)OffsetSeconds * NanosecondsPerSecond);
        return (long)Int128.Clamp(nanoseconds, long.MinValue, long.MaxValue);
    }

    private UInt128 InNanoseconds(ulong ticks)
    {
        var exponent = Resolution & 0x7F;
        if ((Resolution & 0x80) != 0)
            return ((UInt128)ticks * NanosecondsPerSecond) >> exponent;
        if (exponent <= 9)
            return (UInt128)ticks * PowerOfTen(9 - exponent);

        // Beyond 10^-29 a 64-bit count is less than a nanosecond in all.
        return exponent > 29 ? 0 : (UInt128)ticks / PowerOfTen(exponent - 9);
    }

    private static UInt128 PowerOfTen(int exponent)
    {
        UInt128 power = 1;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
