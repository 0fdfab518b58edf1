namespace Flowtriq.Protocol;

/// <summary>Wall-clock times on the wire: microseconds since 1970-01-01T00:00:00Z.</summary>
public static class UnixMicroseconds
{
    private static readonly long Earliest = DateTimeOffset.MinValue.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
    private static readonly long Latest = DateTimeOffset.MaxValue.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;

    /// <summary>The wire form, cut to the microsecond.</summary>
    public static long From(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Reads the wire form; false when it is outside the years 1 to 9999.</summary>
    public static bool TryParse(long value, out DateTimeOffset time)
    {
        time = default;
        if (value < Earliest / TimeSpan.TicksPerMicrosecond || value > Latest / TimeSpan.TicksPerMicrosecond)
            return false;
        time = DateTimeOffset.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond);
        return true;
    }
}
