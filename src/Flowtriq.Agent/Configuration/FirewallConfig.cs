using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Configuration;

/// <summary>Level 1 on this node.</summary>
internal sealed record FirewallConfig
{
    /// <summary>Whether the node may filter.</summary>
    public FirewallMode Mode { get; init; }

    /// <summary>Sources from which nothing is ever dropped, whoever wants it.</summary>
    public IReadOnlyList<IpPrefix> Allow { get; init; } = [];

    /// <summary>Targets that are never filtered, whoever wants it.</summary>
    public IReadOnlyList<IpPrefix> Exclude { get; init; } = [];

    /// <summary>Most filters at once, whoever wants them.</summary>
    public int MaxFilters { get; init; } = 1_000;

    /// <summary>Says what would be filtered and filters nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Mode local: from this bit rate of an attack on.</summary>
    public double TriggerBps { get; init; } = 100e6;

    /// <summary>Mode local: or from this packet rate on.</summary>
    public double TriggerPps { get; init; } = 50_000;

    /// <summary>Mode local: or when the link is filled to this share.</summary>
    public double TriggerLinkShare { get; init; } = 0.5;

    /// <summary>Mode local: a filter ends this long after it was last renewed.</summary>
    public TimeSpan Ttl { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Mode local: least time without attack before a filter goes.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Mode local: limits to this rate instead of discarding; null = discard.</summary>
    public double? LimitBps { get; init; }

    /// <summary>The policy of mode local.</summary>
    internal Policy Policy =>
        new()
        {
            Name = "this node's configuration",
            Order = [MitigationLevel.Firewall],
            Levels = System.Collections.Immutable.ImmutableDictionary<MitigationLevel, LevelPolicy>.Empty.Add(
                MitigationLevel.Firewall,
                new LevelPolicy
                {
                    Mode = LevelMode.Auto,
                    Trigger = new LevelTrigger
                    {
                        Bits = new BitsPerSecond(TriggerBps),
                        Packets = new PacketsPerSecond(TriggerPps),
                        LinkShare = TriggerLinkShare,
                    },
                    Ttl = Ttl,
                    MinimumHold = Hold,
                    LimitTo = LimitBps is { } limit ? new BitsPerSecond(limit) : null,
                }
            ),
        };
}
