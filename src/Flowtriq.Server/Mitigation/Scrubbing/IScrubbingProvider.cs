using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// One provider, told to take a prefix or to let go of it. Each call is one attempt, bounded in time; trying again is the
/// caller's. No answer holds a credential.
/// </summary>
internal interface IScrubbingProvider
{
    /// <summary>Changes nothing: <c>Advertised</c>, <c>NotAdvertised</c>, <c>Retry</c> or <c>Refused</c> when the prefix cannot be diverted.</summary>
    Task<ProviderAnswer> ReadAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel);

    /// <summary>Reads, then asks to announce it: <c>Accepted</c>, <c>Already</c>, <c>Retry</c> or <c>Refused</c>.</summary>
    Task<ProviderAnswer> StartAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel);

    /// <summary>Reads, then asks to stop announcing it: <c>Accepted</c>, <c>Already</c>, <c>Retry</c> or <c>Refused</c>.</summary>
    Task<ProviderAnswer> StopAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel);
}
