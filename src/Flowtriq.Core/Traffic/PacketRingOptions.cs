namespace Flowtriq.Core.Traffic;

/// <summary>
/// Sizes of a <see cref="PacketRing"/>. The defaults take about 0.8 MB and keep 20 packets of every tick for at least
/// 10 s, so that a flood of any rate needs 7.5 s to push out the last 500 packets from before it.
/// </summary>
public sealed record PacketRingOptions
{
    /// <summary>Bytes kept of each frame.</summary>
    public int SnapLength { get; init; } = 128;

    /// <summary>Ticks held in full detail.</summary>
    public int RecentTicks { get; init; } = 15;

    /// <summary>Packets taken per tick while it is recent.</summary>
    public int RecentQuota { get; init; } = 192;

    /// <summary>Packets kept of a tick once it is no longer recent.</summary>
    public int PastQuota { get; init; } = 20;

    /// <summary>Packets from past ticks held in all.</summary>
    public int PastCapacity { get; init; } = 2_048;

    /// <summary>Newest packets from before the onset that a frozen sample takes.</summary>
    public int BeforeLimit { get; init; } = 1_000;

    /// <summary>Packets from the onset on that a frozen sample takes, those that arrive later included.</summary>
    public int AttackLimit { get; init; } = 10_000;

    /// <summary>Packets from the onset on that a sample keeps once they are recorded; see <see cref="PacketSample.Release"/>.</summary>
    public int AttackHeld { get; init; } = 2_000;
}
