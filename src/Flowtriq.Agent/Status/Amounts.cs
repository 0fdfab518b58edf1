using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Status;

/// <summary>Quantities as people read them on a terminal.</summary>
internal static class Amounts
{
    internal static string Packets(double pps) => new PacketsPerSecond(pps).ToString();

    internal static string Bits(double bps) => new BitsPerSecond(bps).ToString();

    /// <summary>A rate without its unit, five characters at most: "1.20M".</summary>
    internal static string Brief(double rate) => Packets(rate).Replace(" ", "").Replace("pps", "");

    /// <summary>"14.2 MB", steps of 1,000.</summary>
    internal static string Bytes(double bytes) =>
        bytes switch
        {
            >= 1e12 => $"{bytes / 1e12:0.0} TB",
            >= 1e9 => $"{bytes / 1e9:0.0} GB",
            >= 1e6 => $"{bytes / 1e6:0.0} MB",
            >= 1e3 => $"{bytes / 1e3:0.0} kB",
            _ => $"{bytes:0} B",
        };

    /// <summary>The two largest units: "3 d 4 h", "5 min 2 s".</summary>
    internal static string Span(TimeSpan span) =>
        span.Duration() switch
        {
            { Days: > 0 } days => $"{days.Days} d {days.Hours} h",
            { Hours: > 0 } hours => $"{hours.Hours} h {hours.Minutes} min",
            { Minutes: > 0 } minutes => $"{minutes.Minutes} min {minutes.Seconds} s",
            var seconds => $"{seconds.Seconds} s",
        };
}
