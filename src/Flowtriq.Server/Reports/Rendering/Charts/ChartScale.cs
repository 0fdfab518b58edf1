using System.Globalization;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Reports.Rendering.Charts;

/// <summary>Where the lines of a grid stand and how they are called.</summary>
internal static class ChartScale
{
    private const int MostTimes = 7;

    private static readonly int[] Steps =
    [
        1,
        2,
        5,
        10,
        15,
        30,
        60,
        120,
        300,
        600,
        900,
        1_800,
        3_600,
        7_200,
        10_800,
        21_600,
        43_200,
        86_400,
        172_800,
        604_800,
        1_209_600,
        2_419_200,
        4_838_400,
    ];

    /// <summary>Values from 0 to at least the highest, four or five of them.</summary>
    internal static IReadOnlyList<double> Values(double highest)
    {
        var rough = Math.Max(highest, 4) / 4;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * magnitude).First(s => s >= rough * 0.999);
        var lines = Math.Max(1, (int)Math.Ceiling(highest / step * 0.999));
        return [.. Enumerable.Range(0, lines + 1).Select(i => i * step)];
    }

    /// <summary>Round times within a span, with their words.</summary>
    internal static IReadOnlyList<(double At, string Word)> Times(double from, double to)
    {
        var step = Steps.FirstOrDefault(s => (to - from) / s <= MostTimes, Steps[^1]);
        var times = new List<(double, string)>();
        for (var at = Math.Ceiling(from / step) * step; at <= to; at += step)
            times.Add((at, Word(at, step)));
        return times;
    }

    /// <summary>"4 Gbps", "12".</summary>
    internal static string Word(double value, string unit) =>
        unit switch
        {
            _ when value == 0 => "0",
            "bps" => new BitsPerSecond(value).ToString(),
            "pps" => new PacketsPerSecond(value).ToString(),
            _ => value.ToString("N0", CultureInfo.InvariantCulture),
        };

    private static string Word(double at, int step)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds((long)at).UtcDateTime;
        var pattern =
            step < 60 ? "HH:mm:ss"
            : step < 86_400 ? "HH:mm"
            : "d MMM";
        return time.ToString(pattern, CultureInfo.InvariantCulture);
    }
}
