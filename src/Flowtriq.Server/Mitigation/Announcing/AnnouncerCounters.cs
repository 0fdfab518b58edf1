namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>What was counted towards one router since the server started.</summary>
public sealed record AnnouncerCounters
{
    /// <summary>UPDATE messages sent, calls made or programs run.</summary>
    public long Messages { get; init; }

    /// <summary>Bytes sent; 0 where the backend does not say.</summary>
    public long Bytes { get; init; }

    /// <summary>Times an established session ended.</summary>
    public long Flaps { get; init; }

    /// <summary>Times it asked for everything again.</summary>
    public long Refreshes { get; init; }

    /// <summary>Routes it rejected.</summary>
    public long Rejected { get; init; }
}
