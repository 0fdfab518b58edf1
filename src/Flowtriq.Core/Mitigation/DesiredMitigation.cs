using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation;

/// <summary>One mitigation that should exist, with everything the safety kernel and the audit need. Immutable.</summary>
public sealed record DesiredMitigation
{
    /// <summary>What it does.</summary>
    public required MitigationAction Action { get; init; }

    /// <summary>Who wants it.</summary>
    public required MitigationOrigin Origin { get; init; }

    /// <summary>When it ends unless renewed, UTC. Compulsory: the safety kernel refuses one without.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it is to be applied or only shown.</summary>
    public Disposition Disposition { get; init; } = Disposition.Apply;

    /// <summary>The incident it answers; null when a person started it without one.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>Version of the action under the same <see cref="Key"/>, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Why, for a person: the evidence it rests on.</summary>
    public string Reason { get; init; } = "";

    /// <summary>People who approved it. Two different ones are needed for a black hole wider than a host.</summary>
    public ImmutableArray<Approver> ApprovedBy { get; init; } = [];

    /// <summary>What identifies it over its life; equal keys replace each other.</summary>
    public string Key => Action.Key;

    /// <summary>The level it belongs to.</summary>
    public MitigationLevel Level => Action.Level;

    /// <summary>Whose traffic it touches.</summary>
    public IpPrefix? Target => Action.Target;

    /// <summary>How many different people approved it, by their accounts.</summary>
    public int Approvals =>
        ApprovedBy.Where(static person => !string.IsNullOrWhiteSpace(person.Account)).Distinct().Count();

    /// <inheritdoc/>
    public bool Equals(DesiredMitigation? other) =>
        other is not null
        && Action == other.Action
        && Origin == other.Origin
        && Expires == other.Expires
        && Disposition == other.Disposition
        && Incident == other.Incident
        && Revision == other.Revision
        && Reason == other.Reason
        && ApprovedBy.AsSpan().SequenceEqual(other.ApprovedBy.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Expires, Disposition, Incident, Revision, Reason);
}
