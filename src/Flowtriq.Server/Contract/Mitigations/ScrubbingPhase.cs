namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>How far a diversion has come.</summary>
public enum ScrubbingPhase
{
    /// <summary>Wanted, and not yet taken by the provider.</summary>
    Requested,

    /// <summary>Taken by the provider; its announcement is not seen yet.</summary>
    Advertising,

    /// <summary>The provider announces the prefix.</summary>
    Advertised,

    /// <summary>On its way back.</summary>
    Withdrawing,

    /// <summary>Over.</summary>
    Withdrawn,
}
