namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One route as one router stands to it, read back from what was sent.</summary>
/// <param name="Peer">The router.</param>
/// <param name="Route">A prefix or the match of a rule.</param>
/// <param name="Family">"ipv4-flowspec".</param>
/// <param name="State">How far it has come.</param>
/// <param name="Reason">Why it is refused, rejected or waits.</param>
/// <param name="Attributes">As sent: next hop, communities, action.</param>
public sealed record BgpRoute(
    string Peer,
    string Route,
    string Family,
    BgpRouteState State,
    string? Reason,
    string[] Attributes
);
