using Flowtriq.Core.Mitigation.Safety;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>
/// Addresses the software itself knows must never be touched: BGP peers, the controller, scrubbers. Registered by whoever
/// knows them; nobody can remove them.
/// </summary>
/// <param name="Source">Where they come from, for a person: "BGP peers".</param>
/// <param name="Entries">The addresses now.</param>
public sealed record DerivedProtection(string Source, Func<IEnumerable<ProtectedPrefix>> Entries);
