namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// What measurements say about the return of clean traffic. Pure: one "no" is enough for "not returning"; a configured
/// measurement that is missing makes it "not measured".
/// </summary>
internal static class CleanReturnRules
{
    /// <summary>A probe is sent every five seconds: three in a row without an answer.</summary>
    internal static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(17);

    /// <param name="measurements">True, false, or null where nothing could be measured.</param>
    internal static CleanReturn Of(IReadOnlyCollection<bool?> measurements)
    {
        if (measurements.Contains(false))
            return CleanReturn.NotReturning;
        return measurements.Count == 0 || measurements.Contains(null) ? CleanReturn.NotMeasured : CleanReturn.Returning;
    }

    /// <summary>Whether traffic arrives on the return interface.</summary>
    /// <param name="up">False when the interface is down; null when the node does not report it now.</param>
    /// <param name="pps">Inbound packets per second.</param>
    /// <param name="minimum">From which it counts.</param>
    internal static bool? Arrives(bool? up, double pps, double minimum) =>
        up is null ? null : up.Value && pps >= minimum;

    /// <summary>Whether a probed target answers; null until it was asked for long enough to tell.</summary>
    internal static bool? Answers(ProbeMemory? memory, DateTimeOffset now)
    {
        if (memory is null)
            return null;
        if (memory.Answered is { } at && now - at < SilentAfter)
            return true;
        return now - memory.First < SilentAfter ? null : false;
    }
}
