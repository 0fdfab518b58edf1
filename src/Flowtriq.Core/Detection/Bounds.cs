namespace Flowtriq.Core.Detection;

/// <summary>The text forms of <see cref="Bound"/> in events and on the wire.</summary>
public static class Bounds
{
    /// <summary>Stable snake-case text: "hour_of_week".</summary>
    public static string Text(this Bound bound) =>
        bound switch
        {
            Bound.P99 => "p99",
            Bound.HourOfWeek => "hour_of_week",
            Bound.Capacity => "capacity",
            Bound.Floor => "floor",
            Bound.Static => "static",
        };
}
