namespace Flowtriq.Core.Alerting;

/// <summary>What the clock of a place shows, as a moment.</summary>
internal static class LocalTime
{
    /// <summary>
    /// The moment at which the clock shows this time. One that summer time leaves out is the moment after the gap; one that
    /// comes twice is the first.
    /// </summary>
    internal static DateTimeOffset Of(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
