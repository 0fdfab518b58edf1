using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>What one router should have, and what it must not be sent with the reason.</summary>
/// <param name="Wanted">Routes with their attributes.</param>
/// <param name="Refused">Routes with why.</param>
public sealed record PeerRoutes(Dictionary<Nlri, RoutePath> Wanted, Dictionary<Nlri, string> Refused);
