using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Traffic;
using FsCheck;
using FsCheck.Fluent;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

/// <summary>Policies nobody thought of: any order and number of levels, modes, triggers, windows and exclusions that are valid.</summary>
internal static class PolicyGen
{
    private static readonly MitigationLevel[] All = Enum.GetValues<MitigationLevel>();

    internal static Gen<Policy> Valid() => Any().Where(static policy => policy.Validate().Count == 0);

    private static Gen<Policy> Any() =>
        from order in Gen.Shuffle(All)
        from count in Gen.Choose(0, All.Length)
        from rates in Gen.Elements(10e6, 100e6, 500e6, 2e9, 5e9).ListOf(All.Length)
        from levels in Level().ListOf(All.Length)
        from residual in Gen.Elements(0.0, 1e6, 50e6, 1e9)
        from settle in Gen.Elements(1, 10, 60)
        from atRisk in Gen.Elements(0.2, 0.7, 0.9)
        from nearlyFull in Gen.Elements(0.3, 0.8, 1.0)
        from hold in Gen.Elements(1, 60, 7_200)
        from interval in Gen.Elements(0, 60, 600)
        from flips in Gen.Choose(1, 6)
        from schedule in Window().ListOf(1)
        from windows in Gen.Choose(0, 1)
        from exclusions in Exclusions()
        let climbing = rates.Order().ToArray()
        select new Policy
        {
            Name = "any",
            Order = [.. order.Take(count)],
            Levels = order
                .Take(count)
                .Select((level, index) => (level, settings: Fit(level, levels[index], climbing[index])))
                .ToImmutableDictionary(pair => pair.level, pair => pair.settings),
            ResidualTarget = new BitsPerSecond(residual),
            Settle = TimeSpan.FromSeconds(settle),
            LinkAtRisk = atRisk,
            LinkNearlyFull = nearlyFull,
            LongestHold = TimeSpan.FromSeconds(hold),
            AnnounceInterval = TimeSpan.FromSeconds(interval),
            FlipsPerHour = flips,
            Schedule = [.. schedule.Take(windows)],
            Exclusions = exclusions,
        };

    private static LevelPolicy Fit(MitigationLevel level, LevelPolicy settings, double bps) =>
        settings with
        {
            Trigger = settings.Trigger with { Bits = new BitsPerSecond(bps) },
            LimitTo = level <= MitigationLevel.FlowSpec ? settings.LimitTo : null,
        };

    private static Gen<LevelPolicy> Level() =>
        from mode in Gen.Frequency((3, Gen.Constant(LevelMode.Auto)), (2, Gen.Elements(Enum.GetValues<LevelMode>())))
        from share in Gen.Elements<double?>(null, 0.2, 0.8)
        from severity in Gen.Elements<Severity?>(null, Severity.Low, Severity.Critical)
        from sustained in Gen.Elements(0, 5, 60)
        from residual in Gen.Elements<double?>(null, 0, 5e8)
        from ttl in Gen.Elements(1, 15, 1_440)
        from hold in Gen.Elements(0, 1)
        from limit in Gen.Elements<double?>(null, 8_000, 1e9)
        select new LevelPolicy
        {
            Mode = mode,
            Trigger = new LevelTrigger
            {
                LinkShare = share,
                Severity = severity,
                Sustained = TimeSpan.FromSeconds(sustained),
                ResidualAfterPrevious = residual is { } left ? new BitsPerSecond(left) : null,
            },
            Ttl = TimeSpan.FromMinutes(ttl),
            MinimumHold = TimeSpan.FromSeconds(hold),
            LimitTo = limit is { } rate ? new BitsPerSecond(rate) : null,
        };

    private static Gen<ScheduleWindow> Window() =>
        from begin in Gen.Choose(0, 23)
        from end in Gen.Choose(0, 23)
        from mode in Gen.Elements(Enum.GetValues<LevelMode>())
        from offset in Gen.Choose(-14, 14)
        select new ScheduleWindow(
            [DayOfWeek.Monday, DayOfWeek.Tuesday],
            new TimeOnly(begin, 0),
            new TimeOnly(end, 0),
            mode,
            TimeSpan.FromHours(offset)
        );

    private static Gen<PolicyExclusions> Exclusions() =>
        Gen.Frequency(
            (4, Gen.Constant(PolicyExclusions.None)),
            (
                1,
                Gen.Elements(
                    new PolicyExclusions([P("203.0.113.8/29")], []),
                    new PolicyExclusions([], [AttackFamily.Amplification]),
                    new PolicyExclusions([P("2001:db8::/32")], [AttackFamily.SynFlood])
                )
            )
        );
}
