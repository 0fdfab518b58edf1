using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>What the ladder remembers of one level. Equal by content.</summary>
public sealed record LevelState
{
    /// <summary>Since when its trigger holds without a break.</summary>
    public DateTimeOffset? HotSince { get; init; }

    /// <summary>Since when more than its limit is left over without a break.</summary>
    public DateTimeOffset? ResidualSince { get; init; }

    /// <summary>Since when it should exist, be it applied or only proposed.</summary>
    public DateTimeOffset? DueSince { get; init; }

    /// <summary>The target it is due for; stays while it is applied, also when the incident turns out to be wider.</summary>
    public IpPrefix? Target { get; init; }

    /// <summary>Since when it is applied.</summary>
    public DateTimeOffset? InForceSince { get; init; }

    /// <summary>When it was last taken back.</summary>
    public DateTimeOffset? Released { get; init; }

    /// <summary>How often the attack came back after it was taken back; each doubles the hold.</summary>
    public int Returns { get; init; }

    /// <summary>When it was started, within the last hour.</summary>
    public ImmutableArray<DateTimeOffset> Starts { get; init; } = [];

    /// <summary>Why it is due, in the words of the moment it became so.</summary>
    public string Reason { get; init; } = "";

    /// <inheritdoc/>
    public bool Equals(LevelState? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && HotSince == other.HotSince
            && ResidualSince == other.ResidualSince
            && DueSince == other.DueSince
            && Target == other.Target
            && InForceSince == other.InForceSince
            && Released == other.Released
            && Returns == other.Returns
            && Starts.AsSpan().SequenceEqual(other.Starts.AsSpan())
            && Reason == other.Reason
        );

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HotSince, ResidualSince, DueSince, InForceSince, Returns);
}
