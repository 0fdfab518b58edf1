using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>One look at an attack: everything a decision rests on except what is remembered.</summary>
internal sealed record Situation(Incident Incident, Policy Policy, LadderFacts Facts, DateTimeOffset Now)
{
    // An ended attack's link may be full of ordinary traffic; a level is let go a little below what started it.
    private const double WarmRate = 0.5;
    private const double WarmLink = 0.9;

    /// <summary>True when there is something to mitigate: an attack on a named target of ours that is not left alone.</summary>
    public bool IsMitigable =>
        Incident is { Target: { } target, Direction: Direction.Inbound }
        && !Policy.Exclusions.Covers(target)
        && !Policy.Exclusions.Covers(Incident.Picture);

    /// <summary>The target; only for mitigable situations.</summary>
    public IpPrefix Target => Incident.Target!.Value;

    /// <summary>True when the attack is over.</summary>
    public bool IsOver => Incident.State == IncidentState.Resolved;

    // Severity is that of the peak and never falls by itself.
    private bool IsSubsiding => Incident.State is IncidentState.Subsiding or IncidentState.Resolved;

    /// <summary>The attack before any level.</summary>
    public TrafficRate Attack { get; } =
        Facts.Offered
        ?? TrafficRate.Of(
            Math.Max(0, Incident.Rate.Packets.Value - Incident.Normal.Packets.Value),
            Math.Max(0, Incident.Rate.Bits.Value - Incident.Normal.Bits.Value)
        );

    /// <summary>What passes every level in force.</summary>
    public BitsPerSecond Residual => Facts.Residual ?? Attack.Bits;

    /// <summary>True when a link is so full that nothing can be waited for.</summary>
    public bool IsUrgent => !IsOver && Facts.LinkShare >= Policy.LinkNearlyFull;

    /// <summary>True when others on the same link are about to suffer.</summary>
    public bool LinkAtRisk => !IsOver && Facts.LinkShare >= Policy.LinkAtRisk;

    /// <summary>True when the level's trigger holds.</summary>
    public bool IsHot(MitigationLevel level) => Exceeds(level, 1, 1);

    /// <summary>True while the level must stay: a good part of its trigger still holds.</summary>
    public bool IsWarm(MitigationLevel level) => Exceeds(level, WarmRate, WarmLink);

    /// <summary>What the level may do by itself now, with what the target allows; null when nothing.</summary>
    public LevelMode? ModeOf(MitigationLevel level)
    {
        if (Policy.ModeAt(level, Now) is not { } mode || Facts.Rejected.Contains(level))
            return null;
        if (level > MitigationLevel.Firewall && Facts.Owner is null)
            return null;
        return mode;
    }

    /// <summary>Who agreed to the level.</summary>
    public ImmutableArray<Approver> ApprovedBy(MitigationLevel level) =>
        [
            .. Facts
                .Approvals.Where(approval => approval.Level == level)
                .Select(approval => approval.Person)
                .Distinct()
                .OrderBy(person => person.Account, StringComparer.Ordinal),
        ];

    /// <summary>"4.21 Gbps, 1.20 Mpps to 203.0.113.9/32, residual 1.20 Gbps, target 50.0 Mbps, link 82 % full".</summary>
    public string Words()
    {
        var link = Facts.LinkShare is { } share
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", link {share * 100:F0} % full")
            : "";
        return $"{Attack.Bits}, {Attack.Packets} to {Target}, residual {Residual}, target {Policy.ResidualTarget}{link}";
    }

    private bool Exceeds(MitigationLevel level, double rate, double link)
    {
        if (IsOver || !Policy.Levels.TryGetValue(level, out var settings))
            return false;
        var trigger = settings.Trigger;
        return (trigger.Bits is { } bits && Attack.Bits.Value >= bits.Value * rate)
            || (trigger.Packets is { } packets && Attack.Packets.Value >= packets.Value * rate)
            || (trigger.LinkShare is { } share && Facts.LinkShare >= share * link)
            || (!IsSubsiding && trigger.Severity is { } least && Incident.Rating.Severity >= least);
    }
}
