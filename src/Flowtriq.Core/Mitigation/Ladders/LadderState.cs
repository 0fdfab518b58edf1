using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>
/// What the ladder remembers of one target. Immutable, equal by content. Keep it for at least an hour after an incident ended and hand it to
/// the next one on the same target: holds grow and flips are counted across incidents.
/// </summary>
public sealed record LadderState
{
    /// <summary>Nothing remembered.</summary>
    public static LadderState Empty { get; } = new();

    /// <summary>The levels that were ever due.</summary>
    public ImmutableDictionary<MitigationLevel, LevelState> Levels { get; init; } =
        ImmutableDictionary<MitigationLevel, LevelState>.Empty;

    /// <summary>Since when the highest due level is no longer needed.</summary>
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>When a level was last taken back.</summary>
    public DateTimeOffset? LastRelease { get; init; }

    /// <summary>Rules of levels 1 and 2: those in force and those added since. None is taken back in mid-attack.</summary>
    public ImmutableArray<FlowSpecRule> Rules { get; init; } = [];

    /// <summary>When the rules last changed.</summary>
    public DateTimeOffset? RulesSince { get; init; }

    /// <summary>What was last returned, by key.</summary>
    public ImmutableDictionary<string, IssuedMitigation> Issued { get; init; } =
        ImmutableDictionary<string, IssuedMitigation>.Empty;

    /// <summary>What is remembered of a level.</summary>
    public LevelState this[MitigationLevel level] => Levels.GetValueOrDefault(level) ?? new LevelState();

    /// <summary>True when nothing is due.</summary>
    public bool IsIdle => Levels.Values.All(level => level.DueSince is null);

    /// <inheritdoc/>
    public bool Equals(LadderState? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && QuietSince == other.QuietSince
            && LastRelease == other.LastRelease
            && RulesSince == other.RulesSince
            && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan())
            && AreEqual(Levels, other.Levels)
            && AreEqual(Issued, other.Issued)
        );

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(QuietSince, LastRelease, RulesSince, Levels.Count, Issued.Count);

    private static bool AreEqual<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> one,
        ImmutableDictionary<TKey, TValue> other
    )
        where TKey : notnull
        where TValue : class
    {
        if (ReferenceEquals(one, other))
            return true;
        if (one.Count != other.Count)
            return false;
        foreach (var (key, value) in one)
        {
            if (!other.TryGetValue(key, out var there) || !value.Equals(there))
                return false;
        }
        return true;
    }

    internal LadderState With(MitigationLevel level, LevelState state) =>
        this with
        {
            Levels = Levels.SetItem(level, state),
        };
}
