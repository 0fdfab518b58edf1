using System.Globalization;

namespace Flowtriq.Server.Pipeline;

/// <summary>A span of time, its end after its start.</summary>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Reads two ends as ISO 8601 or milliseconds since 1970; an absent one is the default's.</summary>
    /// <param name="from">Start; null or empty for the default's.</param>
    /// <param name="to">End; null or empty for the default's.</param>
    /// <param name="fallback">The range without any.</param>
    /// <param name="range">The range; the default when the text is wrong.</param>
    /// <param name="errors">What is wrong, by parameter.</param>
    public static bool TryParse(
        string? from,
        string? to,
        TimeRange fallback,
        out TimeRange range,
        out Dictionary<string, string[]> errors
    )
    {
        errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        range = new TimeRange(End("from", from, fallback.From, errors), End("to", to, fallback.To, errors));
        if (errors.Count == 0 && range.To <= range.From)
            errors["to"] = ["The end must be after the start."];
        else if (errors.Count == 0 && range.To - range.From > Longest)
            errors["from"] = ["Ask for at most a year."];
        if (errors.Count == 0)
            return true;
        range = fallback;
        return false;
    }

    /// <summary>Reads one end; an absent one is the fallback, a wrong one is reported under its name.</summary>
    public static DateTimeOffset End(
        string name,
        string? text,
        DateTimeOffset fallback,
        Dictionary<string, string[]> errors
    )
    {
        if (string.IsNullOrEmpty(text))
            return fallback;
        if (
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            && ms < 253_402_300_800_000
        )
            return DateTimeOffset.FromUnixTimeMilliseconds(ms);
        if (
            DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
        )
            return time;
        errors[name] = [$"\"{text}\" is neither an ISO 8601 time nor milliseconds since 1970."];
        return fallback;
    }
}
