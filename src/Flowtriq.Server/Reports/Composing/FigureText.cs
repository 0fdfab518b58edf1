using System.Globalization;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>How numbers, times and spans read in reports: UTC, SI units, words instead of symbols.</summary>
internal static class FigureText
{
    internal const string NotKnown = "not known";

    internal static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>To the millisecond, as evidence has it.</summary>
    internal static string Exact(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);

    internal static string Packets(double pps) => new PacketsPerSecond(pps).ToString();

    internal static string Bits(double bps) => new BitsPerSecond(bps).ToString();

    internal static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Counted(long count, string one, string several) =>
        $"{Count(count)} {(count == 1 ? one : several)}";

    internal static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A share near one, with the digits that tell it from one.</summary>
    internal static string Attained(double share) =>
        (Math.Floor(share * 1_000_000) / 10_000).ToString("0.00##", CultureInfo.InvariantCulture) + " %";

    /// <summary>"0.42 s", "38 s", "12 min 5 s", "3 h 20 min", "2 d 4 h".</summary>
    internal static string Span(TimeSpan span)
    {
        if (span < TimeSpan.FromSeconds(10))
            return span.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture) + " s";
        var whole = TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
        if (whole < TimeSpan.FromMinutes(1))
            return $"{whole.Seconds} s";
        if (whole < TimeSpan.FromHours(1))
            return $"{whole.Minutes} min {whole.Seconds} s";
        return whole < TimeSpan.FromDays(1)
            ? $"{whole.Hours} h {whole.Minutes} min"
            : $"{whole.Days} d {whole.Hours} h";
    }

    /// <summary>"1.4 MB".</summary>
    internal static string Bytes(long bytes) =>
        bytes switch
        {
            < 1_000 => $"{bytes} B",
            < 1_000_000 => (bytes / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + " kB",
            _ => (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        };
}
