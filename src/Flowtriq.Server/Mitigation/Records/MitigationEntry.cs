using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Safety;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>One mitigation of the store: its life and what this server knows of it beside. Immutable.</summary>
/// <param name="Number">Its number; a key that comes back later gets another one.</param>
/// <param name="Record">What was asked for and every step so far.</param>
public sealed record MitigationEntry(long Number, MitigationRecord Record)
{
    /// <summary>True while the safety kernel admits it: what backends are to hold.</summary>
    public bool Admitted { get; init; }

    /// <summary>The rule of the safety kernel that it broke last; null while it is admitted or was never asked.</summary>
    public RefusalKind? Refusal { get; init; }

    /// <summary>Level 1 by a person: the nodes chosen; empty for those that see the incident, or all without one.</summary>
    public ImmutableArray<string> Nodes { get; init; } = [];

    /// <summary>The attack that arrived when it was handed over, in bits per second: what its effect is measured against.</summary>
    public double? ArrivingBefore { get; init; }

    /// <summary>What was measured of it, in words; empty when nothing was.</summary>
    public string Effect { get; init; } = "";

    /// <summary>The share of the attack that is gone by it, 0..1; null when it is not measured.</summary>
    public double? EffectShare { get; init; }

    /// <summary>The number as people say it.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"MIT-{Number}");

    /// <summary>What identifies it among those that exist at the same time.</summary>
    public string Key => Record.Desired.Key;

    /// <summary>When it was first wanted.</summary>
    public DateTimeOffset Created => Record.History[0].At;

    /// <summary>When it was over; null while it lasts.</summary>
    public DateTimeOffset? Ended => Record.IsOver ? Record.History[^1].At : null;

    /// <summary>True when a person started it.</summary>
    public bool IsManual => Record.Desired.Origin is MitigationOrigin.ByPerson;

    /// <summary>True once a backend confirmed it, until it is over or lost.</summary>
    public bool InForce => Record.State is MitigationState.Accepted or MitigationState.Effective;

    /// <summary>The entry after a step of its life; the same one when the step says nothing new.</summary>
    public MitigationEntry With(MitigationEvidence step)
    {
        var after = Record.With(step);
        return ReferenceEquals(after, Record) ? this : this with { Record = after };
    }
}
