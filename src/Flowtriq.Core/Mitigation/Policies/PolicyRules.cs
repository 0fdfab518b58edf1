using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>What must hold for a policy; every error is reported, not only the first.</summary>
internal static class PolicyRules
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    internal static IReadOnlyList<PolicyError> Check(Policy policy)
    {
        var errors = new List<PolicyError>();
        void Need(bool holds, string field, string problem)
        {
            if (!holds)
                errors.Add(new PolicyError(field, problem));
        }

        Need(!string.IsNullOrWhiteSpace(policy.Name), "name", "is empty");
        Need(policy.Order.Distinct().Count() == policy.Order.Length, "order", "names a level twice");
        Need(policy.Order.All(Enum.IsDefined), "order", "names a level that does not exist");
        foreach (var level in policy.Levels.Keys.Where(level => !policy.Order.Contains(level)).Order())
            Need(policy.Levels[level].Mode == LevelMode.Observe, "order", $"leaves out {level}, which is switched on");
        Need(IsRate(policy.ResidualTarget.Value), "residualTarget", "is not a rate");
        Need(
            policy.Settle >= TimeSpan.FromSeconds(1) && policy.Settle <= TimeSpan.FromMinutes(10),
            "settle",
            "is not between 1 s and 10 min"
        );
        Need(IsShare(policy.LinkAtRisk), "linkAtRisk", "is not above 0 and up to 1");
        Need(IsShare(policy.LinkNearlyFull), "linkNearlyFull", "is not above 0 and up to 1");
        Need(policy.LinkAtRisk <= policy.LinkNearlyFull, "linkAtRisk", "is above linkNearlyFull");
        Need(
            policy.LongestHold > TimeSpan.Zero && policy.LongestHold <= Day,
            "longestHold",
            "is not between 0 and 24 h"
        );
        Need(
            policy.AnnounceInterval >= TimeSpan.Zero && policy.AnnounceInterval <= Day,
            "announceInterval",
            "is not between 0 and 24 h"
        );
        Need(policy.FlipsPerHour is >= 1 and <= 60, "flipsPerHour", "is not between 1 and 60");
        for (var index = 0; index < policy.Schedule.Length; index++)
            Window(policy.Schedule[index], $"schedule[{index}]", Need);
        foreach (var (level, settings) in policy.Levels.OrderBy(pair => pair.Key))
            Level(level, settings, policy, $"levels.{level}", Need);
        Ascending(policy, Need);
        return errors;
    }

    // A later level that is due before an earlier one would make a larger attack climb less high.
    private static void Ascending(Policy policy, Action<bool, string, string> need)
    {
        double bits = 0;
        double packets = 0;
        foreach (var level in policy.Order.Where(policy.Levels.ContainsKey))
        {
            var trigger = policy.Levels[level].Trigger;
            need(
                (trigger.Bits?.Value ?? bits) >= bits,
                $"levels.{level}.trigger.bits",
                "is below that of a level before it"
            );
            need(
                (trigger.Packets?.Value ?? packets) >= packets,
                $"levels.{level}.trigger.packets",
                "is below that of a level before it"
            );
            bits = Math.Max(bits, trigger.Bits?.Value ?? 0);
            packets = Math.Max(packets, trigger.Packets?.Value ?? 0);
        }
    }

    private static void Level(
        MitigationLevel level,
        LevelPolicy settings,
        Policy policy,
        string field,
        Action<bool, string, string> need
    )
    {
        var trigger = settings.Trigger;
        need(Enum.IsDefined(level), field, "is not a level");
        need(Enum.IsDefined(settings.Mode), $"{field}.mode", "is not a mode");
        need(
            settings.Ttl >= TimeSpan.FromMinutes(1) && settings.Ttl <= Day,
            $"{field}.ttl",
            "is not between 1 min and 24 h"
        );
        need(settings.MinimumHold >= TimeSpan.Zero, $"{field}.minimumHold", "is negative");
        need(settings.MinimumHold <= policy.LongestHold, $"{field}.minimumHold", "is longer than longestHold");
        need(
            settings.Mode == LevelMode.Observe || !trigger.IsEmpty,
            $"{field}.trigger",
            "sets no threshold, so the level never starts"
        );
        need(
            trigger.Bits is not { } bits || (IsRate(bits.Value) && bits.Value > 0),
            $"{field}.trigger.bits",
            "is not a rate above 0"
        );
        need(
            trigger.Packets is not { } packets || (IsRate(packets.Value) && packets.Value > 0),
            $"{field}.trigger.packets",
            "is not a rate above 0"
        );
        need(
            trigger.LinkShare is not { } share || IsShare(share),
            $"{field}.trigger.linkShare",
            "is not above 0 and up to 1"
        );
        need(
            trigger.Severity is not { } severity || Enum.IsDefined<Severity>(severity),
            $"{field}.trigger.severity",
            "is not a severity"
        );
        need(
            trigger.Sustained >= TimeSpan.Zero && trigger.Sustained <= TimeSpan.FromHours(1),
            $"{field}.trigger.sustained",
            "is not between 0 and 1 h"
        );
        need(
            trigger.ResidualAfterPrevious is not { } residual || IsRate(residual.Value),
            $"{field}.trigger.residualAfterPrevious",
            "is not a rate"
        );
        need(
            settings.LimitTo is not { } limit || (IsRate(limit.Value) && limit.Value >= 8_000),
            $"{field}.limitTo",
            "is below 8 kbps, the least routers take"
        );
        need(
            settings.LimitTo is null || level is MitigationLevel.Firewall or MitigationLevel.FlowSpec,
            $"{field}.limitTo",
            "is only for levels 1 and 2"
        );
    }

    private static void Window(ScheduleWindow window, string field, Action<bool, string, string> need)
    {
        need(!window.Days.IsEmpty, $"{field}.days", "is empty");
        need(Enum.IsDefined(window.AtMost), $"{field}.atMost", "is not a mode");
        need(window.UtcOffset.Duration() <= TimeSpan.FromHours(14), $"{field}.utcOffset", "is beyond 14 h");
    }

    private static bool IsRate(double value) => double.IsFinite(value) && value >= 0;

    private static bool IsShare(double value) => value is > 0 and <= 1;
}
