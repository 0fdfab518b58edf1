using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics;

/// <summary>The range a page is about, and the one before it.</summary>
internal static class Period
{
    /// <summary>Reads the ends of a range; without any, the last days up to now.</summary>
    internal static bool TryRead(
        string? from,
        string? to,
        int days,
        TimeProvider time,
        out TimeRange range,
        out Dictionary<string, string[]> errors
    )
    {
        var now = time.GetUtcNow();
        return TimeRange.TryParse(from, to, new TimeRange(now.AddDays(-days), now), out range, out errors);
    }

    /// <summary>The range as long that ends where this one begins.</summary>
    internal static TimeRange Before(this TimeRange range) => new(range.From - (range.To - range.From), range.From);

    internal static bool Holds(this TimeRange range, DateTimeOffset moment) =>
        moment >= range.From && moment < range.To;
}
