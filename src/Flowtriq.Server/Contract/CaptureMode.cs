namespace Flowtriq.Server.Contract;

/// <summary>Whether a node samples packets.</summary>
public enum CaptureMode
{
    Ring,
    Counters,
}
