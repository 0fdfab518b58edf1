namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>How much a level may do by itself, least first.</summary>
public enum LevelMode : byte
{
    /// <summary>Only records what it would have done.</summary>
    Observe,

    /// <summary>Suggests; a person starts it.</summary>
    Propose,

    /// <summary>Asks; it starts when a person agrees.</summary>
    Approve,

    /// <summary>Starts by itself.</summary>
    Auto,
}
