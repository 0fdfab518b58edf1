using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Analytics;

/// <summary>An alarm there would have been.</summary>
/// <param name="From">Start of the first step above the threshold.</param>
/// <param name="To">End of the last.</param>
/// <param name="Metric">The metric that raised it.</param>
/// <param name="Bound">The bound in force when it was raised.</param>
/// <param name="Threshold">The threshold when it was raised, in the metric's unit.</param>
/// <param name="Highest">The highest one-second rate of that metric.</param>
public sealed record BackTestAlarm(
    DateTimeOffset From,
    DateTimeOffset To,
    Metric Metric,
    Bound Bound,
    double Threshold,
    double Highest
)
{
    /// <summary>True when the alarm and the span have a moment in common.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => From < to && from < To;
}
