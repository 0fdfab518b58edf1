using Flowtriq.Bgp.Session;

namespace Flowtriq.Bgp.Speaker;

/// <summary>A peer at one moment.</summary>
public sealed record PeerStatus
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>State of the session.</summary>
    public SessionState State { get; init; }

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What was agreed, while established.</summary>
    public Negotiated? Negotiated { get; init; }

    /// <summary>Routes the router should have.</summary>
    public int Wanted { get; init; }

    /// <summary>Routes it was sent.</summary>
    public int Sent { get; init; }

    /// <summary>Routes held back during a search.</summary>
    public int Held { get; init; }

    /// <summary>Routes it rejected.</summary>
    public int Quarantined { get; init; }

    /// <summary>Routes not sendable to it.</summary>
    public int Refused { get; init; }

    /// <summary>True when everything sendable was sent and taken by the kernel.</summary>
    public bool Converged { get; init; }

    /// <summary>Why the last session or attempt ended.</summary>
    public string? LastError { get; init; }

    /// <summary>Counters.</summary>
    public PeerCounters Counters { get; init; } = new();
}
