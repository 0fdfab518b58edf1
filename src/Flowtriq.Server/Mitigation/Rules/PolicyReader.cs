using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Turns policies as people write them into Core's. What it returns may be used only when there are no faults.</summary>
internal static class PolicyReader
{
    internal const int LongestName = 100;
    private const int MostWindows = 50;
    private const int MostAddresses = 1_000;

    // Beyond what any field allows, and what a time span can still hold.
    private const double LongestSeconds = 1e9;

    internal static Policy Read(PolicyBody body, int revision, RequestFaults faults)
    {
        if (body.Name.Trim().Length > LongestName || body.Name.Any(char.IsControl))
            faults.Add("name", $"has at most {LongestName} characters and no line breaks");
        var levels = Given(body.Levels, "levels", faults);
        var policy = new Policy
        {
            Name = body.Name.Trim(),
            Revision = revision,
            Levels = Levels(levels),
            Order = [.. levels.Select(static level => level.Level)],
            ResidualTarget = new BitsPerSecond(body.ResidualTargetBps),
            Settle = Seconds(body.SettleSeconds),
            LinkAtRisk = body.LinkAtRisk,
            LinkNearlyFull = body.LinkNearlyFull,
            LongestHold = Seconds(body.LongestHoldSeconds),
            AnnounceInterval = Seconds(body.AnnounceIntervalSeconds),
            FlipsPerHour = body.FlipsPerHour,
            Schedule = Schedule(body.Schedule, "schedule", faults),
            Exclusions = Exclusions(body.Exclusions, "exclusions", faults),
        };
        foreach (var error in policy.Validate())
            faults.Add(PolicyFields.Of(error.Field, levels), error.Problem);
        return policy;
    }

    internal static PolicyOverride ReadOverride(PolicyOverrideBody body, string at, RequestFaults faults)
    {
        var levels = Given(body.Levels ?? [], $"{at}.levels", faults);
        if (levels.Select(static level => level.Level).Distinct().Count() < levels.Count)
            faults.Add($"{at}.levels", "names a level twice");
        return new PolicyOverride
        {
            Levels = Levels(levels),
            Order = body.Order?.ToImmutableArray(),
            ResidualTarget = body.ResidualTargetBps is { } bps ? new BitsPerSecond(bps) : null,
            Schedule = body.Schedule is { } windows ? Schedule(windows, $"{at}.schedule", faults) : null,
            Exclusions = body.Exclusions is { } exclusions
                ? Exclusions(exclusions, $"{at}.exclusions", faults)
                : PolicyExclusions.None,
        };
    }

    private static IReadOnlyList<T> Given<T>(IReadOnlyList<T> list, string field, RequestFaults faults)
        where T : class?
    {
        if (list.All(static entry => entry is not null))
            return list;
        faults.Add(field, "holds a null");
        return [.. list.Where(static entry => entry is not null)];
    }

    // A level named twice keeps its first settings; the order then says what is wrong.
    private static ImmutableDictionary<MitigationLevel, LevelPolicy> Levels(IEnumerable<LevelBody> levels) =>
        levels.DistinctBy(static level => level.Level).ToImmutableDictionary(static level => level.Level, Level);

    private static LevelPolicy Level(LevelBody level) =>
        new()
        {
            Mode = level.Mode,
            Trigger = new LevelTrigger
            {
                Bits = level.Trigger.Bps is { } bps ? new BitsPerSecond(bps) : null,
                Packets = level.Trigger.Pps is { } pps ? new PacketsPerSecond(pps) : null,
                LinkShare = level.Trigger.LinkShare,
                Severity = level.Trigger.Severity,
                Sustained = Seconds(level.Trigger.SustainedSeconds),
                ResidualAfterPrevious = level.Trigger.ResidualBps is { } residual ? new BitsPerSecond(residual) : null,
            },
            Ttl = Seconds(level.TtlSeconds),
            MinimumHold = Seconds(level.MinimumHoldSeconds),
            LimitTo = level.LimitBps is { } limit ? new BitsPerSecond(limit) : null,
        };

    private static ImmutableArray<ScheduleWindow> Schedule(
        IReadOnlyList<ScheduleWindowBody> windows,
        string at,
        RequestFaults faults
    )
    {
        if (windows.Count > MostWindows)
            faults.Add(at, $"has at most {MostWindows} windows");
        var read = ImmutableArray.CreateBuilder<ScheduleWindow>();
        foreach (var window in Given(windows, at, faults))
        {
            var field = $"{at}[{read.Count}]";
            read.Add(
                new ScheduleWindow(
                    [.. window.Days],
                    Time(window.From, $"{field}.from", faults),
                    Time(window.To, $"{field}.to", faults),
                    window.AtMost,
                    TimeSpan.FromMinutes(window.UtcOffsetMinutes)
                )
            );
        }
        return read.ToImmutable();
    }

    private static TimeOnly Time(string text, string field, RequestFaults faults)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        faults.Add(field, "is not a time like 08:00");
        return default;
    }

    private static PolicyExclusions Exclusions(ExclusionsBody body, string at, RequestFaults faults)
    {
        if (body.Addresses.Count > MostAddresses)
            faults.Add($"{at}.addresses", $"has at most {MostAddresses} prefixes");
        var addresses = ImmutableArray.CreateBuilder<IpPrefix>();
        for (var index = 0; index < body.Addresses.Count; index++)
        {
            if (IpPrefix.TryParse(body.Addresses[index], out var prefix))
                addresses.Add(prefix);
            else
                faults.Add($"{at}.addresses[{index}]", "is not a prefix, or has bits beyond its length");
        }
        var families = ImmutableHashSet.CreateBuilder<AttackFamily>();
        for (var index = 0; index < body.Families.Count; index++)
        {
            if (AttackFamilies.TryParse(body.Families[index], out var family))
                families.Add(family);
            else
                faults.Add($"{at}.families[{index}]", "is no attack family");
        }
        return new PolicyExclusions(addresses.ToImmutable(), families.ToImmutable());
    }

    private static TimeSpan Seconds(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(seconds, -LongestSeconds, LongestSeconds));
}
