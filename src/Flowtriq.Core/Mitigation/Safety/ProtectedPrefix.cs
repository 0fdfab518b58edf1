using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>Addresses that no mitigation may touch.</summary>
/// <param name="Prefix">The addresses.</param>
/// <param name="What">What they are, for a person: "router loopbacks", "resolvers", "BGP peer edge1".</param>
public sealed record ProtectedPrefix(IpPrefix Prefix, string What);
