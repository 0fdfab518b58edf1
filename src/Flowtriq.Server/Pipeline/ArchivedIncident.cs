using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Pipeline;

/// <summary>One incident with what became of it. Names of customers are those of now.</summary>
public sealed record ArchivedIncident
{
    public required IncidentId Id { get; init; }
    public required IncidentState State { get; init; }
    public required Severity Severity { get; init; }
    public required Verdict Verdict { get; init; }
    public required string Title { get; init; }
    public required Direction Direction { get; init; }

    /// <summary>The attacked host or prefix; null while none was named.</summary>
    public required IpPrefix? Target { get; init; }

    /// <summary>Attacked hosts inside the target.</summary>
    public required int HostCount { get; init; }

    /// <summary>The customer that owns the whole target now; null when nobody does.</summary>
    public required string? Customer { get; init; }

    /// <summary>Nodes that saw it.</summary>
    public required IReadOnlyList<NodeId> Nodes { get; init; }

    /// <summary>Points of presence of those nodes, each once; empty text for nodes without one.</summary>
    public required IReadOnlyList<string> Pops { get; init; }

    /// <summary>What it was made of, with the shares of its vectors and its busiest sources.</summary>
    public required AttackPicture Picture { get; init; }

    /// <summary>The highest rate at once.</summary>
    public required TrafficRate Peak { get; init; }

    /// <summary>Estimated time of the first packet.</summary>
    public required DateTimeOffset Onset { get; init; }

    /// <summary>When the first node decided.</summary>
    public required DateTimeOffset Detected { get; init; }

    /// <summary>When a channel first took an alert of it; null when none did.</summary>
    public required DateTimeOffset? Alerted { get; init; }

    /// <summary>When a node, router or provider first confirmed a level of the ladder; null when none was in force.</summary>
    public required DateTimeOffset? InForce { get; init; }

    /// <summary>When a level was first measured to be effective; null when none was.</summary>
    public required DateTimeOffset? Mitigated { get; init; }

    /// <summary>When the attack itself ended; null while it lasts.</summary>
    public required DateTimeOffset? Ended { get; init; }

    /// <summary>When the incident was resolved; null while it lasts.</summary>
    public required DateTimeOffset? Resolved { get; init; }

    /// <summary>The vector with the largest share of packets; the family where no vector was named.</summary>
    public string Vector => Picture.Vectors.Count > 0 ? Picture.Vectors[0].Name : Picture.Family.Text();

    /// <summary>From the onset to the end, or to now while it lasts.</summary>
    public TimeSpan Duration(DateTimeOffset now) =>
        (Ended ?? Resolved ?? now) - Onset is var span && span > TimeSpan.Zero ? span : TimeSpan.Zero;

    /// <summary>Seconds from the onset to a moment; null without one, never negative.</summary>
    public double? SecondsTo(DateTimeOffset? moment) =>
        moment is { } known ? Math.Max(0, (known - Onset).TotalSeconds) : null;
}
