using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Alerting;

/// <summary>Which incidents are meant. Every condition that is set must hold; one that sets none means all.</summary>
public sealed record AlertMatch
{
    /// <summary>Means every incident.</summary>
    public static AlertMatch All { get; } = new();

    /// <summary>The least severity.</summary>
    public Severity AtLeast { get; init; } = Severity.Low;

    /// <summary>Names of customers, without regard to case; empty for any.</summary>
    public ImmutableArray<string> Customers { get; init; } = [];

    /// <summary>Codes of POPs; empty for any.</summary>
    public ImmutableArray<string> Pops { get; init; } = [];

    /// <summary>Nodes; empty for any.</summary>
    public ImmutableArray<NodeId> Nodes { get; init; } = [];

    /// <summary>Families; empty for any.</summary>
    public ImmutableArray<AttackFamily> Families { get; init; } = [];

    /// <summary>Holds the target; null for any.</summary>
    public IpPrefix? Target { get; init; }

    /// <summary>One incident; null for any.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>True when the incident is meant, as far as it takes to tell somebody: one of its POPs and nodes is enough.</summary>
    public bool Concerns(AlertSubject subject) =>
        MeansIncident(subject)
        && (Pops.IsEmpty || subject.Pops.Any(IsNamed))
        && (Nodes.IsEmpty || NodesOf(subject).Any(Nodes.Contains));

    /// <summary>True when all of the incident is meant, as it takes to keep quiet: an attack that a POP or node beside them sees is not.</summary>
    public bool Covers(AlertSubject subject) =>
        MeansIncident(subject)
        && (Pops.IsEmpty || (!subject.Pops.IsEmpty && subject.Pops.All(IsNamed)))
        && (Nodes.IsEmpty || NodesOf(subject).All(Nodes.Contains));

    private bool MeansIncident(AlertSubject subject)
    {
        var incident = subject.Incident;
        return incident.Rating.Severity >= AtLeast
            && (Incident is null || Incident == incident.Id)
            && (Families.IsEmpty || Families.Contains(incident.Picture.Family))
            && (Customers.IsEmpty || Customers.Contains(subject.Customer ?? "", StringComparer.OrdinalIgnoreCase))
            && (Target is not { } prefix || (incident.Target is { } target && prefix.Contains(target)));
    }

    private bool IsNamed(string pop) => Pops.Contains(pop, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<NodeId> NodesOf(AlertSubject subject) =>
        subject.Incident.Observations.Select(static o => o.Latest.Node);
}
