namespace Flowtriq.Server.Storage;

/// <summary>Times are stored as microseconds since 1970-01-01 UTC.</summary>
public static class UnixTime
{
    public static long ToUnixMicroseconds(this DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromUnixMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset? FromUnixMicroseconds(long? microseconds) =>
        microseconds is { } value ? FromUnixMicroseconds(value) : null;
}
