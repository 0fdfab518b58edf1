namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Chooses 1-in-N so that the samples of one interface stay near a budget whatever its packet rate. N is a power of
/// two. It rises at once when the budget is exceeded by half, and falls only after the rate has stayed low, or at once when
/// the budget itself is raised; in between it holds, so that a rate near a boundary does not make it flap.
/// </summary>
internal sealed class SamplingRate
{
    internal const int Highest = 1 << 20;
    private const int TicksBeforeFalling = 20;

    private double _budget;
    private int _calmTicks;

    /// <summary>The N in force.</summary>
    internal int OneIn { get; private set; } = 1;

    /// <summary>Feeds one tick; true when <see cref="OneIn"/> changed.</summary>
    /// <param name="packetsPerSecond">The interface's rate by the kernel's counters.</param>
    /// <param name="budget">Samples per second wanted.</param>
    internal bool Observe(double packetsPerSecond, double budget)
    {
        var raised = budget > _budget && _budget > 0;
        _budget = budget;
        var wanted = Wanted(packetsPerSecond, budget);
        var expected = packetsPerSecond / OneIn;
        if (expected > budget * 1.5)
            return Change(wanted);
        if (wanted >= OneIn || expected > budget * 0.5)
        {
            _calmTicks = 0;
            if (!raised || wanted >= OneIn)
                return false;
        }

        return (raised || ++_calmTicks >= TicksBeforeFalling) && Change(wanted);
    }

    private static int Wanted(double packetsPerSecond, double budget)
    {
        var oneIn = 1;
        while (oneIn < Highest && packetsPerSecond / oneIn > budget)
            oneIn <<= 1;
        return oneIn;
    }

    private bool Change(int oneIn)
    {
        _calmTicks = 0;
        var changed = oneIn != OneIn;
        OneIn = oneIn;
        return changed;
    }
}
