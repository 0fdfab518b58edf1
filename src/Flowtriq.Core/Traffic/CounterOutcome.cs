namespace Flowtriq.Core.Traffic;

/// <summary>What a reading meant.</summary>
public enum CounterOutcome : byte
{
    /// <summary>The counters went forward: there is a delta.</summary>
    Advanced,

    /// <summary>A counter wrapped at 32 or 64 bits: there is a delta.</summary>
    Wrapped,

    /// <summary>The first reading, or the first after the interface came back: nothing to compare with.</summary>
    Anchored,

    /// <summary>The counters went back, as after a driver reload: counting starts again from this reading.</summary>
    Reset,

    /// <summary>The counters went forward faster than any link: counting starts again from this reading.</summary>
    Implausible,

    /// <summary>No time has passed since the last reading: it is kept for the next one.</summary>
    Stalled,

    /// <summary>The interface is not there.</summary>
    Absent,
}
