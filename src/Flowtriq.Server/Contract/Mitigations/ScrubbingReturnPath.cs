namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Where clean traffic comes back, and what proves that it arrives. All of it is optional.</summary>
/// <param name="Node">Id of the node that has the interface.</param>
/// <param name="Interface">GRE tunnel or cross-connect, by its name on the node.</param>
/// <param name="MinimumPps">Inbound packets per second from which traffic counts as arriving; absent = 1.</param>
/// <param name="Probes">
/// Targets inside the prefixes that must answer: an address is pinged, "203.0.113.9:443" and "[2001:db8::9]:443" are
/// connected to.
/// </param>
public sealed record ScrubbingReturnPath(
    string? Node = null,
    string? Interface = null,
    double? MinimumPps = null,
    IReadOnlyList<string>? Probes = null
);
