using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>What one node sees of one attack, complete each time; a later one replaces an earlier one of the same id.</summary>
public sealed record Observation
{
    /// <summary>Made by the agent; constant over the attack's life.</summary>
    public required Guid Id { get; init; }

    /// <summary>The node that sees it.</summary>
    public required NodeId Node { get; init; }

    /// <summary>Interface on which the attack enters or leaves; empty when unknown.</summary>
    public string Interface { get; init; } = "";

    /// <summary>Towards or out of the protected network.</summary>
    public Direction Direction { get; init; }

    /// <summary>The attacked host or prefix; null while unattributed.</summary>
    public IpPrefix? Target { get; init; }

    /// <summary>Attacked hosts inside <see cref="Target"/>.</summary>
    public int HostCount { get; init; } = 1;

    /// <summary>Opened, updated or closed.</summary>
    public required ObservationPhase Phase { get; init; }

    /// <summary>True while the detector waits for the resolve hysteresis.</summary>
    public bool Subsiding { get; init; }

    /// <summary>Which bound of which metric fired.</summary>
    public required DetectionReason Reason { get; init; }

    /// <summary>Estimated time of the first attack packet.</summary>
    public required DateTimeOffset Onset { get; init; }

    /// <summary>When the detector decided.</summary>
    public required DateTimeOffset Detected { get; init; }

    /// <summary>When the traffic fell below the threshold for good; null while it lasts.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The target's traffic now.</summary>
    public TrafficRate Rate { get; init; }

    /// <summary>The highest one-second rate so far.</summary>
    public TrafficRate Peak { get; init; }

    /// <summary>What the target carried before the onset.</summary>
    public TrafficRate Normal { get; init; }

    /// <summary>What the packet sample says it is.</summary>
    public AttackPicture Picture { get; init; } = AttackPicture.Unattributed;

    /// <summary>
    /// What a filter can tell apart in the attack and in the target's normal traffic, a digest of the node's sample;
    /// <see cref="TrafficMix.Unknown"/> without one.
    /// </summary>
    public TrafficMix Mix
    {
        get => field ?? TrafficMix.Unknown;
        init;
    }

    /// <summary>Capture of this attack; null when none was made.</summary>
    public Guid? Capture { get; init; }

    /// <summary>True when the rates come from a sample rather than from counters.</summary>
    public bool Estimated { get; init; }

    /// <summary>The busiest hosts inside the target.</summary>
    public IReadOnlyList<TargetShare> TopTargets { get; init; } = [];

    /// <summary>Why it closed, in words; empty while open.</summary>
    public string Cause { get; init; } = "";
}
