namespace Flowtriq.Core.Detection;

/// <summary>How much a baseline knows.</summary>
public enum Readiness : byte
{
    /// <summary>Fewer than 30 one-second samples.</summary>
    Learning,

    /// <summary>30 samples or more, the five minutes not yet full.</summary>
    Provisional,

    /// <summary>300 samples.</summary>
    Ready,
}
