namespace Flowtriq.Core.Detection;

/// <summary>
/// Finds the first attack packet: walks back from now over the ticks above normal, then places the onset inside the
/// first of them by how much of the full rate it carries. Reaches back as far as ticks are remembered (3.2 s for
/// interfaces, 1 s for targets).
/// </summary>
internal static class OnsetEstimate
{
    /// <summary>Share of the way from normal to full rate that counts as above.</summary>
    private const double Above = 0.1;

    /// <summary>Time from the first attack packet to the end of the newest tick.</summary>
    /// <param name="rates">Tick rates, newest first.</param>
    /// <param name="seconds">Tick lengths, newest first.</param>
    /// <param name="median">What is normal.</param>
    /// <param name="p99">What is still normal in a busy second.</param>
    internal static TimeSpan Ago(ReadOnlySpan<double> rates, ReadOnlySpan<double> seconds, double median, double p99)
    {
        double full = 0;
        foreach (var rate in rates[..Math.Min(10, rates.Length)])
            full = Math.Max(full, rate);
        var level = Math.Max(Math.Min(p99, full / 2), median + Above * (full - median));

        double ago = 0;
        var first = 0;
        for (var back = 0; back < rates.Length && seconds[back] > 0; back++)
        {
            if (rates[back] <= level && back > 0)
                break;
            ago += seconds[back];
            first = back;
        }

        // The tick after the first shows the full rate; without one the whole tick is taken, which is never too late.
        var next = first > 0 ? rates[first - 1] : rates[first];
        var share = next > median ? Math.Clamp((rates[first] - median) / (next - median), 0, 1) : 1;
        return TimeSpan.FromSeconds(ago - seconds[first] * (1 - share));
    }
}
