using Flowtriq.Core.Classification;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Core's policies as people write them.</summary>
internal static class PolicyBodies
{
    internal static PolicyBody Of(Policy policy) =>
        new(
            policy.Name,
            [.. policy.Order.Where(policy.Levels.ContainsKey).Select(level => Level(level, policy.Levels[level]))],
            policy.ResidualTarget.Value,
            policy.Settle.TotalSeconds,
            policy.LinkAtRisk,
            policy.LinkNearlyFull,
            policy.LongestHold.TotalSeconds,
            policy.AnnounceInterval.TotalSeconds,
            policy.FlipsPerHour,
            [.. policy.Schedule.Select(Window)],
            new ExclusionsBody(
                [.. policy.Exclusions.Addresses.Select(static prefix => prefix.ToString())],
                [.. policy.Exclusions.Vectors.Order().Select(static family => family.Text())]
            )
        );

    private static LevelBody Level(MitigationLevel level, LevelPolicy settings) =>
        new(
            level,
            settings.Mode,
            new TriggerBody(
                settings.Trigger.Bits?.Value,
                settings.Trigger.Packets?.Value,
                settings.Trigger.LinkShare,
                settings.Trigger.Severity,
                settings.Trigger.Sustained.TotalSeconds,
                settings.Trigger.ResidualAfterPrevious?.Value
            ),
            settings.Ttl.TotalSeconds,
            settings.MinimumHold.TotalSeconds,
            settings.LimitTo?.Value
        );

    private static ScheduleWindowBody Window(ScheduleWindow window) =>
        new(
            [.. window.Days.Order()],
            window.From.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            window.To.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            window.AtMost,
            (int)window.UtcOffset.TotalMinutes
        );
}
