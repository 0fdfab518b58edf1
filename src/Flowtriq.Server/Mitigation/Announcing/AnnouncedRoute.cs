using Flowtriq.Bgp.Wire;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>One route as one router stands to it.</summary>
/// <param name="Peer">The router's name.</param>
/// <param name="Route">Which route.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Reason">Why it is refused, rejected or waits; null otherwise.</param>
public sealed record AnnouncedRoute(string Peer, Nlri Route, AnnouncedState State, string? Reason)
{
    /// <summary>How it was sent, in words: next hop, communities, action, or a program's last output.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
}
