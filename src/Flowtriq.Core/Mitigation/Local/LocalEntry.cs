using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Local;

/// <summary>The policy of one customer's addresses.</summary>
/// <param name="Prefixes">The addresses.</param>
/// <param name="Policy">What may be done for them; only level 1 of it matters on a node.</param>
public sealed record LocalEntry(ImmutableArray<IpPrefix> Prefixes, Policy Policy);
