using System.Collections.Immutable;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>Policies to start from.</summary>
public static class PolicyPresets
{
    /// <summary>
    /// 100 Mbps or 50 kpps, 500 Mbps or 250 kpps, 2 Gbps or 1 Mpps, 5 Gbps or 2.5 Mpps. Filtering is automatic; discarding
    /// a customer's traffic or diverting it waits for a person.
    /// </summary>
    public static Policy StandardLadder { get; } =
        new() { Name = "standard ladder", Levels = Ladder(LevelMode.Auto, LevelMode.Approve, 2e9, 5e9) };

    /// <summary>Diverts at 2 Gbps or 1 Mpps and discards only at 5 Gbps or 2.5 Mpps, for customers with scrubbing.</summary>
    public static Policy ScrubBeforeDiscard { get; } =
        new()
        {
            Name = "scrub before discard",
            Levels = Ladder(LevelMode.Auto, LevelMode.Approve, 5e9, 2e9),
            Order =
            [
                MitigationLevel.Firewall,
                MitigationLevel.FlowSpec,
                MitigationLevel.Scrubbing,
                MitigationLevel.Blackhole,
            ],
        };

    /// <summary>Does nothing and records what the standard ladder would have done.</summary>
    public static Policy MonitorOnly { get; } =
        new() { Name = "monitor only", Levels = Ladder(LevelMode.Observe, LevelMode.Observe, 2e9, 5e9) };

    /// <summary>Every preset.</summary>
    public static ImmutableArray<Policy> All { get; } = [StandardLadder, ScrubBeforeDiscard, MonitorOnly];

    // Packets of this size reach both thresholds of a level at once; a flood of smaller ones is due by its packet rate.
    private const double BitsPerPacket = 250 * 8;

    private static ImmutableDictionary<MitigationLevel, LevelPolicy> Ladder(
        LevelMode filter,
        LevelMode discard,
        double blackholeBps,
        double scrubbingBps
    ) =>
        ImmutableDictionary.CreateRange<MitigationLevel, LevelPolicy>([
            new(MitigationLevel.Firewall, Level(filter, 100e6, 0, 0.5, 10, 1)),
            new(MitigationLevel.FlowSpec, Level(filter, 500e6, 0, 0.6, 15, 2)),
            new(MitigationLevel.Blackhole, Level(discard, blackholeBps, 10, 0.8, 30, 10)),
            new(MitigationLevel.Scrubbing, Level(discard, scrubbingBps, 10, 0.8, 60, 30)),
        ]);

    private static LevelPolicy Level(
        LevelMode mode,
        double bps,
        double sustained,
        double linkShare,
        double ttlMinutes,
        double holdMinutes
    ) =>
        new()
        {
            Mode = mode,
            Trigger = new LevelTrigger
            {
                Bits = new BitsPerSecond(bps),
                Packets = new PacketsPerSecond(bps / BitsPerPacket),
                LinkShare = linkShare,
                Sustained = TimeSpan.FromSeconds(sustained),
            },
            Ttl = TimeSpan.FromMinutes(ttlMinutes),
            MinimumHold = TimeSpan.FromMinutes(holdMinutes),
        };
}
