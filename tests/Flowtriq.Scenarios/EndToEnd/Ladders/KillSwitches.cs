namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>The kill switch by each of its three ways: everything is withdrawn in mid-attack, nothing new comes, and released it all comes back.</summary>
[Collection(LadderCollection.Name)]
public sealed class KillSwitches(LadderStand stand)
{
    [Fact]
    public Task In_the_console() =>
        WithdrawsEverythingAsync(
            "203.0.113.31",
            () => stand.Api.EngageKillSwitchAsync("chaos"),
            stand.Api.ReleaseKillSwitchAsync
        );

    [Fact]
    public Task On_the_command_line() =>
        WithdrawsEverythingAsync(
            "203.0.113.32",
            () => stand.Server.RunAsync("kill", "--reason", "chaos"),
            () => stand.Server.RunAsync("kill", "--release")
        );

    [Fact]
    public Task By_a_file()
    {
        stand.Require();
        var file = Path.Combine(stand.Server.Data, "kill-switch");
        return WithdrawsEverythingAsync(
            "203.0.113.33",
            () => File.WriteAllTextAsync(file, "chaos"),
            () =>
            {
                File.Delete(file);
                return Task.CompletedTask;
            }
        );
    }

    private async Task WithdrawsEverythingAsync(string victim, Func<Task> engage, Func<Task> release)
    {
        stand.Require();
        await using var attack = await stand.AttackAsync(victim, Policies.FlowSpecOnly($"kill switch {victim}"));
        await attack.IsInForceAsync("flowSpec");
        await stand.RoutersHoldWhatIsDesiredAsync();

        await engage();
        await stand.RoutersHoldAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await stand.RoutersHoldAsync();

        await release();
        await attack.IsInForceAsync("flowSpec");
        await stand.RoutersHoldWhatIsDesiredAsync();
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }
}
