namespace Flowtriq.Core.Detection;

/// <summary>
/// Decides for one metric when traffic above the threshold is an attack: the larger, the sooner. A window counts while
/// the 300 ms rate <i>and</i> the newest tick are above, so a burst that is already over confirms nothing.
/// <list type="bullet">
/// <item>Five times the threshold: at once. A tick four fifths full of it shows four times the threshold.</item>
/// <item>Twice: after two windows, 100 ms apart; or one that is already four fifths full of it.</item>
/// <item>Less: after three windows 200 ms apart (700 ms of traffic), or when the one-second rate was above in three ticks.</item>
/// </list>
/// </summary>
internal struct Confirmation
{
    /// <summary>Share of a tick or window that an attack must fill to be measured at its size.</summary>
    private const double Fill = 0.8;

    private const double AtOnce = 5;
    private const double Double = 2;

    private int hot;
    private int slow;

    /// <summary>True while the 300 ms window and the newest tick are above.</summary>
    internal bool IsHot { get; private set; }

    /// <summary>True while any window is above.</summary>
    internal bool IsAbove { get; private set; }

    /// <summary>Length of the window that confirmed, in milliseconds.</summary>
    internal int Window { get; private set; }

    /// <summary>Windows that confirmed.</summary>
    internal int Windows { get; private set; }

    /// <summary>Takes one tick and returns true when the attack is confirmed.</summary>
    internal bool Observe(in Evidence evidence, double threshold, DetectionOptions options)
    {
        var last = evidence.Last / threshold;
        var shortly = evidence.Short / threshold;
        IsHot = shortly > 1 && last > 1;
        IsAbove = shortly > 1 || evidence.Second > threshold;
        hot = IsHot ? hot + 1 : 0;
        slow = evidence.Second > threshold && shortly > 1 ? slow + 1 : 0;
        Window = 300;
        if (IsHot && last >= AtOnce * Fill)
            return Confirmed(1);
        if (last >= Double && IsHot && (hot >= options.WindowsAtDouble || shortly >= Double * Fill))
            return Confirmed(options.WindowsAtDouble);
        if (hot >= (2 * options.WindowsBelowDouble) - 1)
            return Confirmed(options.WindowsBelowDouble);

        Window = 1_000;
        return slow >= options.WindowsBelowDouble && Confirmed(options.WindowsBelowDouble);
    }

    /// <summary>Starts over.</summary>
    internal void Clear() => this = default;

    private bool Confirmed(int windows)
    {
        Windows = windows;
        return true;
    }
}
