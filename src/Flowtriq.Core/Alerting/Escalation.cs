using System.Collections.Immutable;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Alerting;

/// <summary>How far the telling of one incident has come. Everything that decides what is told next is in here and in the plan.</summary>
public sealed record Escalation
{
    /// <summary>The incident.</summary>
    public required long Incident { get; init; }

    /// <summary>Grows when an incident comes back and is told anew.</summary>
    public int Turn { get; init; } = 1;

    /// <summary>Where it is.</summary>
    public EscalationPhase Phase { get; init; }

    /// <summary>The route it went; null while it has none.</summary>
    public long? Route { get; init; }

    /// <summary>The policy under way; null while none is.</summary>
    public long? Policy { get; init; }

    /// <summary>When the policy began.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>The next step, from 0.</summary>
    public int Step { get; init; }

    /// <summary>How often the policy began anew.</summary>
    public int Round { get; init; }

    /// <summary>When the next step is taken; null when none is to come.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The severity people know.</summary>
    public Severity Severity { get; init; }

    /// <summary>True when people know the target.</summary>
    public bool TargetTold { get; init; }

    /// <summary>Everybody who was told in this turn, as text of <see cref="AlertTarget"/>, in order.</summary>
    public ImmutableArray<string> Told { get; init; } = [];

    /// <summary>The incident it is told as part of; null when it is told for itself.</summary>
    public long? Leader { get; init; }

    /// <summary>What it has in common with its group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Incidents that are told as part of this one.</summary>
    public ImmutableArray<long> Members { get; init; } = [];

    /// <summary>How many changes were told in this turn.</summary>
    public int News { get; init; }

    /// <summary>When members that joined are told; null when nobody joined since.</summary>
    public DateTimeOffset? NewsDue { get; init; }

    /// <summary>When a change was last told.</summary>
    public DateTimeOffset? NewsTold { get; init; }

    /// <summary>Why nobody is told for now; empty when somebody is.</summary>
    public string Why { get; init; } = "";

    /// <summary>True when time alone may change it.</summary>
    public bool IsOpen => Phase is not EscalationPhase.Over;

    /// <inheritdoc/>
    public bool Equals(Escalation? other) =>
        other is not null
        && (Incident, Turn, Phase, Route, Policy, Began)
            == (other.Incident, other.Turn, other.Phase, other.Route, other.Policy, other.Began)
        && (Step, Round, Due, Severity, TargetTold)
            == (other.Step, other.Round, other.Due, other.Severity, other.TargetTold)
        && (Leader, Group, News, NewsDue, NewsTold, Why)
            == (other.Leader, other.Group, other.News, other.NewsDue, other.NewsTold, other.Why)
        && Told.AsSpan().SequenceEqual(other.Told.AsSpan())
        && Members.AsSpan().SequenceEqual(other.Members.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Incident, Turn, Phase, Step, Round, Due);
}
