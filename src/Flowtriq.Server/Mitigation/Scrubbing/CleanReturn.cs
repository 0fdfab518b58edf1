namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Whether clean traffic comes back from the scrubber: measured, never assumed.</summary>
public enum CleanReturn
{
    /// <summary>No return interface or probe is configured.</summary>
    NotMeasured,

    /// <summary>Traffic arrives on the return interface and the probe answers.</summary>
    Returning,

    /// <summary>Nothing arrives, or the probe does not answer.</summary>
    NotReturning,
}
