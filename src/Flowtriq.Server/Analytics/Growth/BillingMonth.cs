using System.Globalization;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics.Growth;

/// <summary>A calendar month (UTC) as far as it has passed.</summary>
/// <param name="Name">"2026-11".</param>
/// <param name="Range">From its start to its end, or to now.</param>
/// <param name="Lasts">True while it is not over.</param>
internal sealed record BillingMonth(string Name, TimeRange Range, bool Lasts)
{
    private const string Form = "yyyy-MM";

    /// <summary>Reads a month; the current one without any. False for one that has not begun, or that is no month.</summary>
    internal static bool TryRead(string? text, DateTimeOffset now, out BillingMonth month)
    {
        var name = string.IsNullOrEmpty(text) ? now.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture) : text;
        month = null!;
        if (
            !DateTimeOffset.TryParseExact(
                name,
                Form,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var start
            )
            || start >= now
            || start.Year < 2000
        )
            return false;
        var end = start.AddMonths(1);
        month = new BillingMonth(name, new TimeRange(start, end < now ? end : now), end > now);
        return true;
    }
}
