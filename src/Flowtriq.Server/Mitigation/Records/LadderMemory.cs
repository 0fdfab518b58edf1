using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>What is remembered between two decisions about an incident.</summary>
/// <param name="Incident">The incident's number.</param>
/// <param name="State">What the ladder remembers of the target.</param>
public sealed record LadderMemory(long Incident, LadderState State)
{
    /// <summary>The target the state is about.</summary>
    public IpPrefix? Target { get; init; }

    /// <summary>What people said about levels, oldest first.</summary>
    public ImmutableArray<LevelVote> Votes { get; init; } = [];

    /// <summary>What people were asked last.</summary>
    public ImmutableArray<string> Asks { get; init; } = [];

    /// <summary>Levels that a backend has confirmed, as the incident's timeline says.</summary>
    public ImmutableArray<MitigationLevel> InForce { get; init; } = [];

    /// <summary>When the first level was in force; null before.</summary>
    public DateTimeOffset? FirstInForce { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset Touched { get; init; }

    /// <summary>True when nothing in it would be missed.</summary>
    public bool IsBlank =>
        State.Levels.IsEmpty && State.Rules.IsEmpty && Votes.IsEmpty && Asks.IsEmpty && InForce.IsEmpty;

    /// <summary>True when nothing would be lost if this were kept in the other's place; when it was touched does not count.</summary>
    public bool SaysTheSameAs(LadderMemory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Incident == other.Incident
            && State == other.State
            && Target == other.Target
            && FirstInForce == other.FirstInForce
            && Asks.AsSpan().SequenceEqual(other.Asks.AsSpan())
            && InForce.AsSpan().SequenceEqual(other.InForce.AsSpan())
            && Votes.AsSpan().SequenceEqual(other.Votes.AsSpan())
            // Two people are the same when their accounts are; what is kept has their names as well.
            && Votes
                .Select(static vote => vote.Person.Name)
                .SequenceEqual(other.Votes.Select(static v => v.Person.Name));
    }

    /// <summary>Levels people agreed to and nobody has turned down since.</summary>
    public IEnumerable<LevelApproval> Approvals =>
        Votes
            .GroupBy(static vote => (vote.Level, vote.Person))
            .Select(static votes => votes.Last())
            .Where(vote => vote.Agrees && !Rejected.Contains(vote.Level))
            .Select(static vote => new LevelApproval(vote.Level, vote.Person));

    /// <summary>Levels whose newest word was a rejection.</summary>
    public IEnumerable<MitigationLevel> Rejected =>
        Votes
            .GroupBy(static vote => vote.Level)
            .Where(static votes => !votes.Last().Agrees)
            .Select(static votes => votes.Key);
}
