using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Traffic;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class PolicyTests
{
    [Fact]
    public void The_presets_are_valid_and_have_the_default_triggers()
    {
        Assert.All(PolicyPresets.All, preset => Assert.Empty(preset.Validate()));
        Assert.Equal(
            [100e6, 500e6, 2e9, 5e9],
            PolicyPresets.StandardLadder.Order.Select(level =>
                PolicyPresets.StandardLadder.Levels[level].Trigger.Bits!.Value.Value
            )
        );
        Assert.Equal(
            [50e3, 250e3, 1e6, 2.5e6],
            PolicyPresets.StandardLadder.Order.Select(level =>
                PolicyPresets.StandardLadder.Levels[level].Trigger.Packets!.Value.Value
            )
        );
        Assert.All(PolicyPresets.MonitorOnly.Levels.Values, level => Assert.Equal(LevelMode.Observe, level.Mode));
    }

    [Fact]
    public void Every_error_is_reported_at_once()
    {
        var policy = PolicyPresets.StandardLadder with
        {
            Name = " ",
            Order = [MitigationLevel.FlowSpec, MitigationLevel.FlowSpec],
            LinkAtRisk = 0.9,
            FlipsPerHour = 0,
            Schedule = [new ScheduleWindow([], default, default, LevelMode.Approve)],
            Levels = PolicyPresets.StandardLadder.Levels.SetItem(
                MitigationLevel.Blackhole,
                new LevelPolicy
                {
                    Mode = LevelMode.Auto,
                    Ttl = TimeSpan.Zero,
                    LimitTo = new BitsPerSecond(1),
                }
            ),
        };
        Assert.Equal(
            [
                "flipsPerHour",
                "levels.Blackhole.limitTo",
                "levels.Blackhole.limitTo",
                "levels.Blackhole.trigger",
                "levels.Blackhole.ttl",
                "linkAtRisk",
                "name",
                "order",
                "order",
                "order",
                "order",
                "schedule[0].days",
            ],
            policy.Validate().Select(error => error.Field).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_later_level_may_not_be_due_before_an_earlier_one()
    {
        var swapped = PolicyPresets.StandardLadder with { Order = PolicyPresets.ScrubBeforeDiscard.Order };
        Assert.Equal(
            ["levels.Blackhole.trigger.bits", "levels.Blackhole.trigger.packets"],
            swapped.Validate().Select(error => error.Field)
        );
    }

    [Fact]
    public void A_schedule_lowers_what_a_level_may_do()
    {
        var office = new ScheduleWindow(
            [DayOfWeek.Monday],
            new TimeOnly(22, 0),
            new TimeOnly(6, 0),
            LevelMode.Propose,
            TimeSpan.FromHours(1)
        );
        var policy = PolicyPresets.StandardLadder with { Schedule = [office] };
        DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 30, 0, TimeSpan.Zero);
        Assert.Equal(LevelMode.Auto, policy.ModeAt(MitigationLevel.FlowSpec, At(2, 20))); // Monday 21:30 local
        Assert.Equal(LevelMode.Propose, policy.ModeAt(MitigationLevel.FlowSpec, At(2, 21)));
        Assert.Equal(LevelMode.Propose, policy.ModeAt(MitigationLevel.FlowSpec, At(3, 4))); // Tuesday 5:30 local
        Assert.Equal(LevelMode.Auto, policy.ModeAt(MitigationLevel.FlowSpec, At(3, 5)));
        Assert.Equal(LevelMode.Auto, policy.ModeAt(MitigationLevel.FlowSpec, At(1, 22))); // Sunday
    }

    [Fact]
    public void A_customer_differs_only_in_what_it_overrides()
    {
        var own = new PolicyOverride
        {
            Levels = ImmutableDictionary.CreateRange([
                KeyValuePair.Create(MitigationLevel.Blackhole, new LevelPolicy { Mode = LevelMode.Observe }),
            ]),
            Exclusions = new PolicyExclusions([Host], [AttackFamily.QuicFlood]),
        };
        var policy = own.ApplyTo(PolicyPresets.StandardLadder, "Acme");
        Assert.Equal("standard ladder, Acme", policy.Name);
        Assert.Equal(LevelMode.Observe, policy.ModeAt(MitigationLevel.Blackhole, Start));
        Assert.Equal(
            PolicyPresets.StandardLadder.Levels[MitigationLevel.FlowSpec],
            policy.Levels[MitigationLevel.FlowSpec]
        );
        Assert.True(policy.Exclusions.Covers(P("203.0.113.0/24")));
        Assert.True(policy.Exclusions.Covers(Picture(Vector("QUIC flood", AttackFamily.QuicFlood, 443))));
        Assert.False(policy.Exclusions.Covers(Picture(Vector("DNS", AttackFamily.Amplification, 53))));
    }
}
