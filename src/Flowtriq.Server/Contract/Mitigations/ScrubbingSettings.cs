namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Settings of a provider; which apply depends on its kind, others are refused.</summary>
/// <param name="BaseUrl">Address of the provider's API instead of the public one; https except on loopback.</param>
/// <param name="AccountId">Cloudflare: the account that holds the prefixes.</param>
/// <param name="PeerGroup">Voxility and BGP: the peer group the prefix is announced to.</param>
/// <param name="NextHopV4">Voxility and BGP: next hop of IPv4 prefixes instead of the group's.</param>
/// <param name="NextHopV6">Voxility and BGP: next hop of IPv6 prefixes instead of the group's.</param>
/// <param name="Communities">Voxility and BGP: communities besides the group's: "65000:666".</param>
/// <param name="LargeCommunities">Voxility and BGP: large communities besides the group's: "65000:1:2".</param>
/// <param name="OwnGroup">Peer group to which this server announces the prefixes while the provider does not; absent when the routers do.</param>
/// <param name="AnnounceMinutes">How long the provider's announcement takes to be seen everywhere; absent = as the provider documents.</param>
/// <param name="WithdrawMinutes">How long its withdrawal takes; absent = as the provider documents.</param>
/// <param name="TimeoutSeconds">Longest wait for an answer of its API, 10 to 30.</param>
/// <param name="PollStatus">Voxility: ask its API how many attacks it sees on a diverted prefix.</param>
public sealed record ScrubbingSettings(
    string? BaseUrl = null,
    string? AccountId = null,
    string? PeerGroup = null,
    string? NextHopV4 = null,
    string? NextHopV6 = null,
    IReadOnlyList<string>? Communities = null,
    IReadOnlyList<string>? LargeCommunities = null,
    string? OwnGroup = null,
    int? AnnounceMinutes = null,
    int? WithdrawMinutes = null,
    int? TimeoutSeconds = null,
    bool PollStatus = false
);
