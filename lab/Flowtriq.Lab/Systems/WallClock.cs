using System.Globalization;

namespace Flowtriq.Lab.Systems;

/// <summary>
/// A wall clock for one program alone that can be put forward and back while it runs (libfaketime); its monotonic clock
/// goes on as if nothing had happened, as after a step by an operator or by NTP.
/// </summary>
public sealed class WallClock
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
    private readonly string file;

    public WallClock(string file)
    {
        this.file = file;
        Step(TimeSpan.Zero);
    }

    /// <summary>Why a clock cannot be stepped here, or null when it can.</summary>
    public static string? Obstacle => File.Exists(Library) ? null : "not installed: faketime";

    internal Dictionary<string, string> Environment =>
        new(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["FAKETIME_TIMESTAMP_FILE"] = file,
            ["FAKETIME_CACHE_DURATION"] = "1",
        };

    /// <summary>Puts the clock this far from the true time; seen within a second.</summary>
    public void Step(TimeSpan offset) =>
        File.WriteAllText(file, offset.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
}
