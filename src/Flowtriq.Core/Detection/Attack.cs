using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>What is known of one attack at one moment. One target and direction has at most one attack at a time.</summary>
public sealed record Attack
{
    /// <summary>Constant over the attack's life, over re-openings within the cooldown and over restarts.</summary>
    public required Guid Id { get; init; }

    /// <summary>The interface that carries it; the busiest when there are several, empty when only a sample shows it.</summary>
    public required string Interface { get; init; }

    /// <summary>Towards or out of the protected network.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The attacked host or prefix (outbound: the attacking one); null while unattributed.</summary>
    public IpPrefix? Target { get; init; }

    /// <summary>Hosts inside <see cref="Target"/> that carry the excess; 1 for a host, 0 while unattributed.</summary>
    public int HostCount { get; init; }

    /// <summary>Attack or Subsiding while open, Normal when closed.</summary>
    public required DetectorState State { get; init; }

    /// <summary>Which bound, window and value raised it.</summary>
    public required DetectionReason Reason { get; init; }

    /// <summary>Estimated moment of the first attack packet.</summary>
    public required Moment Onset { get; init; }

    /// <summary>When the detector decided.</summary>
    public required Moment Detected { get; init; }

    /// <summary>When it fell below the threshold for good; null while open.</summary>
    public Moment? Ended { get; init; }

    /// <summary>The target's traffic over the last second (unattributed: the interface's).</summary>
    public TrafficRate Rate { get; init; }

    /// <summary>The highest <see cref="Rate"/> so far.</summary>
    public TrafficRate Peak { get; init; }

    /// <summary>What it carried before the onset.</summary>
    public TrafficRate Normal { get; init; }

    /// <summary>True when the rates come from a sample.</summary>
    public bool Estimated { get; init; }

    /// <summary>The busiest hosts inside the target, at most eight.</summary>
    public IReadOnlyList<TargetRate> TopTargets { get; init; } = [];

    /// <summary>How often it came back within the cooldown.</summary>
    public int Reopenings { get; init; }

    /// <summary>Why it closed; empty while open.</summary>
    public string Cause { get; init; } = "";
}
