using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Protocol.Firewall;

/// <summary>Level 1 of a policy to the wire and back; the other levels are not the node's. What comes back is valid or refused.</summary>
internal static class FirewallRulesCodec
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    internal static FirewallRules Encode(Policy policy)
    {
        var level = policy.Levels.GetValueOrDefault(MitigationLevel.Firewall);
        var trigger = level?.Trigger ?? new LevelTrigger();
        var message = new FirewallRules
        {
            Name = policy.Name,
            Revision = (uint)policy.Revision,
            Mode =
                level is null || !policy.Order.Contains(MitigationLevel.Firewall)
                    ? FirewallMode.FirewallNone
                    : FirewallWindowCodec.Encode(level.Mode),
            TriggerBps = trigger.Bits?.Value ?? 0,
            TriggerPps = trigger.Packets?.Value ?? 0,
            TriggerLinkShare = trigger.LinkShare ?? 0,
            TriggerSeverity = trigger.Severity is { } severity ? (uint)severity + 1 : 0,
            SustainedMs = (uint)trigger.Sustained.TotalMilliseconds,
            TtlSeconds = (uint)(level?.Ttl.TotalSeconds ?? 0),
            HoldSeconds = (uint)(level?.MinimumHold.TotalSeconds ?? 0),
            LimitBps = level?.LimitTo?.Value ?? 0,
            ResidualBps = policy.ResidualTarget.Value,
            SettleMs = (uint)policy.Settle.TotalMilliseconds,
            LongestHoldSeconds = (uint)policy.LongestHold.TotalSeconds,
        };
        message.ExcludedAddresses.Add(policy.Exclusions.Addresses.Select(static prefix => prefix.ToString()));
        message.ExcludedFamilies.Add(policy.Exclusions.Vectors.Select(static family => family.Text()).Order());
        message.Schedule.Add(policy.Schedule.Select(FirewallWindowCodec.Encode));
        return message;
    }

    internal static bool TryDecode(FirewallRules? message, [NotNullWhen(true)] out Policy? policy)
    {
        policy = null;
        if (message is null || !TryLevel(message, out var level))
            return false;
        if (!FirewallPolicyCodec.TryPrefixes(message.ExcludedAddresses, out var addresses))
            return false;
        if (!TryFamilies(message.ExcludedFamilies, out var families))
            return false;
        var schedule = ImmutableArray.CreateBuilder<ScheduleWindow>();
        foreach (var window in message.Schedule)
        {
            if (!FirewallWindowCodec.TryDecode(window, out var decoded))
                return false;
            schedule.Add(decoded);
        }

        var made = new Policy
        {
            Name = message.Name,
            Revision = (int)Math.Min(message.Revision, int.MaxValue),
            Levels = level is null
                ? ImmutableDictionary<MitigationLevel, LevelPolicy>.Empty
                : ImmutableDictionary<MitigationLevel, LevelPolicy>.Empty.Add(MitigationLevel.Firewall, level),
            Order = [MitigationLevel.Firewall],
            ResidualTarget = new BitsPerSecond(message.ResidualBps),
            Settle = TimeSpan.FromMilliseconds(message.SettleMs),
            LongestHold = Seconds(message.LongestHoldSeconds),
            Exclusions = new PolicyExclusions(addresses, families),
            Schedule = schedule.ToImmutable(),
        };
        if (made.Validate().Count > 0)
            return false;
        policy = made;
        return true;
    }

    private static bool TryLevel(FirewallRules message, out LevelPolicy? level)
    {
        level = null;
        if (message.Mode == FirewallMode.FirewallNone)
            return true;
        if (!FirewallWindowCodec.TryDecode(message.Mode, out var mode))
            return false;
        if (message.TriggerSeverity > (uint)Severity.Critical + 1)
            return false;
        level = new LevelPolicy
        {
            Mode = mode,
            Trigger = new LevelTrigger
            {
                Bits = message.TriggerBps != 0 ? new BitsPerSecond(message.TriggerBps) : null,
                Packets = message.TriggerPps != 0 ? new PacketsPerSecond(message.TriggerPps) : null,
                LinkShare = message.TriggerLinkShare != 0 ? message.TriggerLinkShare : null,
                Severity = message.TriggerSeverity > 0 ? (Severity)(message.TriggerSeverity - 1) : null,
                Sustained = TimeSpan.FromMilliseconds(message.SustainedMs),
            },
            Ttl = Seconds(message.TtlSeconds),
            MinimumHold = Seconds(message.HoldSeconds),
            LimitTo = message.LimitBps != 0 ? new BitsPerSecond(message.LimitBps) : null,
        };
        return true;
    }

    private static bool TryFamilies(IEnumerable<string> texts, out ImmutableHashSet<AttackFamily> families)
    {
        var set = ImmutableHashSet.CreateBuilder<AttackFamily>();
        families = [];
        foreach (var text in texts)
        {
            if (!AttackFamilies.TryParse(text, out var family))
                return false;
            set.Add(family);
        }

        families = set.ToImmutable();
        return true;
    }

    private static TimeSpan Seconds(uint seconds) => TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
}
