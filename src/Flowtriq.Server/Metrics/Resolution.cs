using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>The step a range is answered in, and the table that holds it.</summary>
/// <param name="Step">Seconds between points.</param>
/// <param name="Table">"second", "ten" or "minute".</param>
internal readonly record struct Resolution(int Step, string Table)
{
    internal const int MostPoints = 1_200;
    private static readonly int[] Steps = [1, 10, 60, 300, 600, 1800, 3600, 7200, 21_600, 86_400];

    /// <summary>The finest step that keeps to the most points and is still kept for the start of the range.</summary>
    internal static Resolution For(TimeRange range, DateTimeOffset now, ServerOptions options)
    {
        var age = now - range.From;
        var finest =
            age <= options.KeepSeconds ? 1
            : age <= options.KeepTenSeconds ? 10
            : 60;
        var seconds = (range.To - range.From).TotalSeconds;
        var step = Steps.First(s => s >= finest && (seconds / s <= MostPoints || s == Steps[^1]));
        return new Resolution(
            step,
            step switch
            {
                < 10 => "second",
                < 60 => "ten",
                _ => "minute",
            }
        );
    }
}
