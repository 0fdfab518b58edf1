using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Local;

/// <summary>What a node remembers between two decisions. Immutable.</summary>
public sealed record LocalState
{
    /// <summary>Nothing remembered.</summary>
    public static LocalState Empty { get; } = new();

    /// <summary>Targets under attack now or within the last hour.</summary>
    public ImmutableDictionary<IpPrefix, LocalTarget> Targets { get; init; } =
        ImmutableDictionary<IpPrefix, LocalTarget>.Empty;

    /// <summary>True when no target needs another decision.</summary>
    public bool IsIdle => Targets.Values.All(static target => target.Ladder.IsIdle);
}
