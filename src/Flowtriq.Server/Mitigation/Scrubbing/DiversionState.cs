namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>How far a diversion has come.</summary>
public enum DiversionState
{
    /// <summary>Wanted, and not yet confirmed by the provider.</summary>
    Requested,

    /// <summary>The provider took the request; its announcement is not seen yet.</summary>
    Advertising,

    /// <summary>The provider announces the prefix.</summary>
    Advertised,

    /// <summary>No longer wanted; our own announcement is back and the provider was asked to stop.</summary>
    Withdrawing,

    /// <summary>The provider no longer announces it.</summary>
    Withdrawn,
}
