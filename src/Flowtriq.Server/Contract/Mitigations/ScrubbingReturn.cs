namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Whether clean traffic comes back from the scrubber: measured, never assumed.</summary>
public enum ScrubbingReturn
{
    NotMeasured,
    Returning,
    NotReturning,
}
