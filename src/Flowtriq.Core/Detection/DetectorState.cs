namespace Flowtriq.Core.Detection;

/// <summary>Where a detector stands.</summary>
public enum DetectorState : byte
{
    /// <summary>Too few samples to know what is normal; capacity ceiling, floors and static thresholds work.</summary>
    Learning,

    /// <summary>Below the threshold.</summary>
    Normal,

    /// <summary>Above the threshold, not yet for long enough.</summary>
    Elevated,

    /// <summary>Above the threshold and confirmed.</summary>
    Attack,

    /// <summary>Below the threshold again, not yet for long enough.</summary>
    Subsiding,
}
