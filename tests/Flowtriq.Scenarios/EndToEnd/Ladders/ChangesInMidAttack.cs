using Flowtriq.Lab.Systems;

namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>People and clocks change things while an attack lasts.</summary>
[Collection(LadderCollection.Name)]
public sealed class ChangesInMidAttack(LadderStand stand)
{
    [Fact]
    public async Task A_policy_that_no_longer_filters_withdraws_the_rule_and_one_that_discards_announces_a_black_hole()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync("203.0.113.41", Policies.FlowSpecOnly("changed"));
        await attack.IsInForceAsync("flowSpec");

        await stand.Api.ChangePolicyAsync(attack.Policy, Policies.BlackholeOnly("changed"));

        await attack.IsInForceAsync("blackhole");
        await stand.RoutersHoldAsync("203.0.113.41/32 via 192.0.2.1");
        await stand.Api.ChangePolicyAsync(
            attack.Policy,
            new PolicyDraft("changed", new LevelDraft("blackhole", "observe"))
        );
        await stand.RoutersHoldAsync();
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_pulsing_attack_is_announced_once_in_ten_minutes()
    {
        stand.Require();
        var policy = Policies.FlowSpecOnly("pulses") with { AnnounceIntervalSeconds = 600 };
        await using var attack = await stand.AttackAsync("203.0.113.42", policy, seconds: 2);
        await attack.IsInForceAsync("flowSpec");
        var announced = await attack.NumbersAsync();
        for (var pulse = 0; pulse < 3; pulse++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await attack.EndAsync();
            attack.Begin(seconds: 2);
        }
        await Task.Delay(TimeSpan.FromSeconds(5));

        Assert.Equal(announced, await attack.NumbersAsync());
        await stand.RoutersHoldWhatIsDesiredAsync();
        foreach (var number in announced)
            Assert.Single(await stand.Api.HistoryAsync(number), step => step.State == "requested");
        await stand.Api.ChangePolicyAsync(attack.Policy, Policies.FlowSpecOnly("pulses"));
        await stand.NothingIsLeftAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_wall_clock_that_jumps_by_an_hour_withdraws_nothing_in_mid_attack(int hours)
    {
        stand.Require();
        if (WallClock.Obstacle is { } obstacle)
            Assert.Skip(obstacle);
        var victim = hours > 0 ? "203.0.113.43" : "203.0.113.44";
        var clock = new WallClock(Path.Combine(stand.Lab.Folder, $"clock{hours}"));
        await stand.Server.CrashAsync();
        await stand.Server.StartAsync(clock);
        await stand.Lab.ReadyAsync();
        await using var attack = await stand.AttackAsync(victim, Policies.FlowSpecOnly($"clock {victim}"));
        await attack.IsInForceAsync("flowSpec");

        clock.Step(TimeSpan.FromHours(hours));
        for (var look = 0; look < 10; look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await stand.RoutersHoldWhatIsDesiredAsync();
        }

        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
        await stand.CrashAndRestartAsync();
        await stand.Lab.ReadyAsync();
    }
}
