using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Which incidents are meant: every condition that is set must hold; none means all.</summary>
/// <param name="AtLeast">The least severity; absent for any.</param>
/// <param name="Customers">Names of customers; empty for any.</param>
/// <param name="Pops">Codes of POPs; empty for any.</param>
/// <param name="Nodes">Ids of nodes; empty for any.</param>
/// <param name="Families">Families of attacks, as incidents say them; empty for any.</param>
/// <param name="Target">A prefix that holds the target; absent for any.</param>
/// <param name="Incident">Number of one incident; absent for any.</param>
public sealed record AlertMatchBody(
    Severity? AtLeast = null,
    IReadOnlyList<string>? Customers = null,
    IReadOnlyList<string>? Pops = null,
    IReadOnlyList<string>? Nodes = null,
    IReadOnlyList<string>? Families = null,
    string? Target = null,
    long? Incident = null
);
