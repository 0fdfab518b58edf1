namespace Flowtriq.Core.Detection;

/// <summary>
/// What each of the 168 hours of a week (UTC) usually brings, as a typical 99th percentile. It moves slowly on purpose:
/// the running reference by at most 25 % an hour in either direction, and an hour already known by at most 25 % a week;
/// nobody trains it to an attack. Until an hour is known, the running reference stands in for it.
/// </summary>
/// <param name="least">No reference is below this, in pps or bps: small networks may grow to the floor freely.</param>
public sealed class HourReference(double least)
{
    /// <summary>Hours in a week.</summary>
    public const int Hours = 168;

    /// <summary>The drift cap: factor per hour of the running reference, and per week of a known hour.</summary>
    public const double DriftCap = 1.25;

    private const int LeastSeconds = 1_800;
    private static readonly double StepUp = Math.Pow(DriftCap, 1.0 / 3600);

    private readonly float[] slots = new float[Hours];
    private int hour = -1;
    private int seconds;

    /// <summary>The running reference; 0 before anything was learned.</summary>
    public double Running { get; private set; }

    /// <summary>Hours known.</summary>
    public int Known => slots.Count(slot => slot > 0);

    /// <summary>Takes one second's p99, learned at <paramref name="wall"/>.</summary>
    /// <param name="wall">Wall-clock time, for the hour only.</param>
    /// <param name="p99">The 99th percentile of the last five minutes.</param>
    /// <param name="young">True until the baseline is ready: the reference follows freely.</param>
    public void Observe(DateTimeOffset wall, double p99, bool young)
    {
        Running = Math.Max(least, Running <= 0 || young ? p99 : Math.Clamp(p99, Running / StepUp, Running * StepUp));

        var current = HourOf(wall);
        if (current != hour)
        {
            Settle();
            hour = current;
            seconds = 0;
        }

        seconds++;
    }

    /// <summary>The reference for the hour of <paramref name="wall"/>; 0 when nothing is known.</summary>
    public double At(DateTimeOffset wall) => slots[HourOf(wall)] is > 0 and var slot ? slot : Running;

    /// <summary>Forgets everything.</summary>
    public void Clear() => Restore(0, new float[Hours]);

    /// <summary>Copies the state out.</summary>
    internal (double Running, float[] Slots) Save() => (Running, [.. slots]);

    /// <summary>Takes a saved state.</summary>
    internal void Restore(double running, ReadOnlySpan<float> saved)
    {
        Running = running;
        saved.CopyTo(slots);
        hour = -1;
        seconds = 0;
    }

    /// <summary>Writes the hour that ended into its slot, when it was watched for at least half of it.</summary>
    private void Settle()
    {
        if (hour < 0 || seconds < LeastSeconds)
            return;
        ref var slot = ref slots[hour];
        slot = (float)(slot > 0 ? Math.Clamp(Running, slot / DriftCap, slot * DriftCap) : Running);
    }

    private static int HourOf(DateTimeOffset wall) => ((int)wall.UtcDateTime.DayOfWeek * 24) + wall.UtcDateTime.Hour;
}
