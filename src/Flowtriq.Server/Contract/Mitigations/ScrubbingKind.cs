namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>How a scrubbing provider is told to take a prefix.</summary>
public enum ScrubbingKind
{
    /// <summary>Cloudflare Magic Transit: dynamic advertisement by its API.</summary>
    Cloudflare,

    /// <summary>Path.net: diversions by its API.</summary>
    PathNet,

    /// <summary>Gcore: announces by its API.</summary>
    Gcore,

    /// <summary>Voxility: a BGP announcement to it; its API tells of attacks only.</summary>
    Voxility,

    /// <summary>Any provider or own scrubber that takes a prefix by a BGP announcement.</summary>
    Bgp,
}
