namespace Flowtriq.Agent.Configuration;

/// <summary>Whether the agent looks at packets at all.</summary>
internal enum CaptureMode
{
    /// <summary>A random sample of headers in memory; written only on detection.</summary>
    Ring,

    /// <summary>Counters alone: attacks are seen but not named.</summary>
    Counters,
}
