using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>The step a range is answered in, and the table that holds it.</summary>
/// <param name="Step">Seconds between points.</param>
/// <param name="Table">"second", "ten", "minute" or "hour".</param>
internal readonly record struct Resolution(int Step, string Table)
{
    private static readonly int[] Steps = [1, 10, 60, 300, 600, 1800, 3600, 7200, 21_600, 86_400];

    /// <summary>The finest step that keeps to the most points and is still kept for the start of the range.</summary>
    internal static Resolution For(TimeRange range, int mostPoints, DateTimeOffset now, ServerOptions options)
    {
        var age = now - range.From;
        var finest =
            age <= options.KeepSeconds ? 1
            : age <= options.KeepTenSeconds ? 10
            : age <= options.KeepMinutes ? 60
            : 3600;
        var seconds = (range.To - range.From).TotalSeconds;
        return Of(Steps.First(s => s >= finest && (seconds / s <= mostPoints || s == Steps[^1])));
    }

    /// <summary>A step, from the coarsest table it can be made of.</summary>
    internal static Resolution Of(int step) =>
        new(
            step,
            step switch
            {
                < 10 => "second",
                < 60 => "ten",
                < 3600 => "minute",
                _ => "hour",
            }
        );
}
