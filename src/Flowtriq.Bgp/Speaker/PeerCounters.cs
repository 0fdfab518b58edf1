namespace Flowtriq.Bgp.Speaker;

/// <summary>What a peer has counted since the speaker started.</summary>
public sealed record PeerCounters
{
    /// <summary>Times the session came up.</summary>
    public long Established { get; init; }

    /// <summary>Times an established session ended.</summary>
    public long Dropped { get; init; }

    /// <summary>Attempts that failed before the session was up.</summary>
    public long Failed { get; init; }

    /// <summary>UPDATE messages sent.</summary>
    public long UpdatesSent { get; init; }

    /// <summary>Bytes sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>UPDATE messages received and thrown away.</summary>
    public long UpdatesIgnored { get; init; }

    /// <summary>ROUTE-REFRESH requests answered.</summary>
    public long Refreshes { get; init; }

    /// <summary>Bugs of ours that made the session begin again.</summary>
    public long Faults { get; init; }

    /// <summary>Routes the router rejected.</summary>
    public long Rejected { get; init; }
}
