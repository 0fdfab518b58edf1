using System.Collections.Immutable;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>What the loop last saw of a gobgpd; replaced whole.</summary>
internal sealed record GoBgpView
{
    /// <summary>Its API answers.</summary>
    public bool Up { get; init; }

    /// <summary>Why not, or what was wrong last.</summary>
    public string? Error { get; init; }

    public DateTimeOffset Since { get; init; }

    public ImmutableArray<GoBgpNeighbor> Neighbors { get; init; } = [];

    /// <summary>Routes it holds for us.</summary>
    public ImmutableHashSet<Nlri> Held { get; init; } = [];

    /// <summary>Routes it refused, in its words.</summary>
    public ImmutableDictionary<Nlri, string> Rejected { get; init; } = ImmutableDictionary<Nlri, string>.Empty;

    /// <summary>Routes that stand there already and are not ours.</summary>
    public ImmutableDictionary<Nlri, string> Foreign { get; init; } = ImmutableDictionary<Nlri, string>.Empty;

    public long Calls { get; init; }

    public long RejectedEver { get; init; }
}
