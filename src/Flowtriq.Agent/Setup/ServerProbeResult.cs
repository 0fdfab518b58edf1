namespace Flowtriq.Agent.Setup;

/// <summary>What trying a server gave.</summary>
internal abstract record ServerProbeResult
{
    private ServerProbeResult() { }

    /// <summary>It answers.</summary>
    /// <param name="Fingerprint">SHA-256 of its authority's certificate.</param>
    /// <param name="Offset">Server clock minus this one; null when it does not say.</param>
    internal sealed record Reached(string Fingerprint, TimeSpan? Offset) : ServerProbeResult;

    /// <summary>It does not, for this reason.</summary>
    internal sealed record Unreachable(string Reason) : ServerProbeResult;
}
