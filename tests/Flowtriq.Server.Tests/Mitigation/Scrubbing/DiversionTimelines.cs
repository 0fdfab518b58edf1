using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Scrubbing;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>Diversions on virtual time, with Cloudflare's delays: seven minutes out, fifteen back, at least half an hour.</summary>
public sealed class DiversionTimelines : IDisposable
{
    private readonly ScrubbingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Go_out_stay_and_come_back_with_the_providers_delays()
    {
        await bench.CloudflareAsync();
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(45);
        bench.Want();
        await bench.PassAsync(20);
        Assert.Equal(
            [
                "0:00:00 Requested",
                "0:00:05 Advertising",
                "0:07:10 Advertised",
                "0:45:00 Withdrawing",
                "1:00:20 Withdrawn",
            ],
            bench.Story
        );
        Assert.Equal(["start cf 192.0.2.0/24", "stop cf 192.0.2.0/24"], bench.Scrubber.Orders);
        Assert.Equal("not announced", bench.Only.Proof);
        await bench.PassAsync(61);
        Assert.Empty(bench.Diversions.All);
    }

    [Fact]
    public async Task Stay_their_shortest_time_unless_everything_is_to_go()
    {
        await bench.CloudflareAsync();
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(10);
        bench.Want();
        await bench.PassAsync(19);
        Assert.Equal(DiversionState.Advertised, bench.Newest.State);
        bench.Diversions.Want([], atOnce: true);
        await bench.PassAsync(0.2);
        Assert.Equal(DiversionState.Withdrawing, bench.Newest.State);
        Assert.Equal("stop cf 192.0.2.0/24", bench.Scrubber.Orders[^1]);
    }

    [Fact]
    public async Task Never_asked_for_are_over_at_once()
    {
        await bench.CloudflareAsync();
        bench.Scrubber.Fails = static _ => new ProviderAnswer.Refused("the account is locked");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(1);
        Assert.Equal((DiversionState.Requested, "the account is locked"), (bench.Only.State, bench.Only.Failure));
        bench.Want();
        await bench.PassAsync(0.2);
        Assert.Equal(DiversionState.Withdrawn, bench.Newest.State);
        Assert.DoesNotContain(bench.Scrubber.Orders, static o => o.StartsWith("stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unanswered_are_taken_back_because_the_provider_may_have_acted()
    {
        await bench.CloudflareAsync();
        bench.Scrubber.ActsThoughItFails = true;
        bench.Scrubber.Fails = static _ => new ProviderAnswer.Retry(null, "no answer within 20 s");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(1);
        bench.Want();
        bench.Scrubber.Fails = null;
        await bench.PassAsync(20);
        Assert.Equal(DiversionState.Withdrawn, bench.Newest.State);
        Assert.False(bench.Scrubber.Announces("cf", ScrubbingBench.Prefix("192.0.2.0/24")));
        Assert.Contains("stop cf 192.0.2.0/24", bench.Scrubber.Orders);
    }

    [Fact]
    public async Task Failing_are_tried_again_ever_less_often_and_go_on_when_the_provider_recovers()
    {
        await bench.CloudflareAsync();
        bench.Scrubber.Fails = static _ => new ProviderAnswer.Retry(null, "it asks to try later");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(60);
        Assert.InRange(bench.Scrubber.Orders.Count, 8, 16);
        Assert.Equal("it asks to try later", bench.Only.Failure);
        bench.Scrubber.Fails = null;
        await bench.PassAsync(20);
        Assert.Equal((DiversionState.Advertised, null), (bench.Only.State, bench.Only.Failure));
    }

    [Fact]
    public async Task A_pause_the_provider_asks_for_is_kept()
    {
        await bench.CloudflareAsync();
        bench.Scrubber.Fails = static _ => new ProviderAnswer.Retry(TimeSpan.FromMinutes(14), "it asks to try later");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(13.5);
        Assert.Single(bench.Scrubber.Orders);
        await bench.PassAsync(1);
        Assert.Equal(2, bench.Scrubber.Orders.Count);
    }

    [Fact]
    public async Task Lost_in_mid_way_are_told_and_asked_for_again()
    {
        var setup = await bench.CloudflareAsync(ownGroup: "transit");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(10);
        Assert.Empty(bench.Diversions.Routes);
        bench.Scrubber.Fails = static call =>
            call == "start" ? new ProviderAnswer.Retry(null, "busy") : new ProviderAnswer.NotAdvertised("gone");
        bench.Scrubber.Lose(setup.Name, ScrubbingBench.Prefix("192.0.2.0/24"));
        await bench.PassAsync(1);
        Assert.Equal((DiversionState.Requested, "busy"), (bench.Only.State, bench.Only.Failure));
        Assert.Equal(["transit"], Assert.Single(bench.Diversions.Routes).Traits.Groups);
        bench.Scrubber.Fails = null;
        await bench.PassAsync(10);
        Assert.Equal(DiversionState.Advertised, bench.Only.State);
        Assert.Empty(bench.Diversions.Routes);
    }

    [Fact]
    public async Task Of_two_providers_the_second_waits_until_the_first_has_let_go()
    {
        await bench.CloudflareAsync("one");
        await bench.CloudflareAsync("two", "192.0.2.0/23");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "one"));
        await bench.PassAsync(40);
        bench.Want(ScrubbingBench.Divert("192.0.2.0/23", "two"));
        for (var minute = 0; minute < 40; minute++)
        {
            await bench.PassAsync(1);
            var both =
                bench.Scrubber.Announces("one", ScrubbingBench.Prefix("192.0.2.0/24"))
                && bench.Scrubber.Announces("two", ScrubbingBench.Prefix("192.0.2.0/23"));
            Assert.False(both);
            if (minute == 5)
                Assert.StartsWith("waits until", bench.Newest.Failure, StringComparison.Ordinal);
        }

        Assert.Equal(
            ["start one 192.0.2.0/24", "stop one 192.0.2.0/24", "start two 192.0.2.0/23"],
            bench.Scrubber.Orders
        );
        Assert.Equal(DiversionState.Advertised, bench.Newest.State);
    }

    [Fact]
    public async Task Two_at_once_are_done_one_after_the_other()
    {
        await bench.CloudflareAsync("one");
        await bench.CloudflareAsync("two");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "one"), ScrubbingBench.Divert("192.0.2.0/24", "two"));
        await bench.PassAsync(60);
        Assert.Single(bench.Scrubber.Orders);
        Assert.Single(bench.Diversions.All, static d => d.State == DiversionState.Advertised);
    }

    [Fact]
    public async Task Wanted_again_on_the_way_back_are_asked_for_again()
    {
        await bench.CloudflareAsync();
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(45);
        bench.Want();
        await bench.PassAsync(5);
        Assert.Equal(DiversionState.Withdrawing, bench.Newest.State);
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(10);
        Assert.Equal(DiversionState.Advertised, bench.Only.State);
        Assert.Equal("start cf 192.0.2.0/24", bench.Scrubber.Orders[^1]);
        Assert.Single(bench.Diversions.Board.Records);
    }

    [Fact]
    public async Task Over_the_months_hours_come_back_and_the_next_provider_is_chosen()
    {
        await bench.CloudflareAsync("one", budget: new ScrubbingBudget(HoursPerMonth: 2), priority: 1);
        await bench.CloudflareAsync("two", priority: 2);
        var target = ScrubbingBench.Prefix("192.0.2.7/32");
        bench.Want(bench.Diversions.For(target)!);
        await bench.PassAsync(119);
        Assert.Equal("one", bench.Diversions.For(target)!.Provider);
        Assert.Equal(DiversionState.Advertised, bench.Newest.State);
        await bench.PassAsync(20);
        Assert.Equal("stop one 192.0.2.0/24", bench.Scrubber.Orders[^1]);
        bench.Want();
        await bench.PassAsync(20);
        Assert.Equal("two", bench.Diversions.For(target)!.Provider);
    }

    [Fact]
    public async Task Over_the_months_number_do_not_begin()
    {
        await bench.CloudflareAsync(budget: new ScrubbingBudget(DiversionsPerMonth: 1));
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(40);
        bench.Want();
        await bench.PassAsync(20);
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(5);
        Assert.Contains("1 diversions a month is used up", bench.Only.Failure, StringComparison.Ordinal);
        Assert.Equal(2, bench.Scrubber.Orders.Count);
        bench.Time.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        await bench.PassAsync(10);
        Assert.Equal((DiversionState.Advertised, null), (bench.Only.State, bench.Only.Failure));
    }

    [Fact]
    public async Task An_unknown_provider_is_told()
    {
        await bench.CloudflareAsync();
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "nobody"), ScrubbingBench.Divert("198.51.100.0/24", "cf"));
        await bench.PassAsync(1);
        Assert.Equal(
            ["no scrubbing provider is named nobody", "198.51.100.0/24 is not configured for diversion to cf"],
            bench.Diversions.All.Select(static d => d.Failure)
        );
        Assert.Empty(bench.Scrubber.Orders);
    }

    [Fact]
    public async Task One_that_never_answers_holds_up_no_other()
    {
        await bench.CloudflareAsync("one");
        await bench.CloudflareAsync("two", "198.51.100.0/24");
        bench.Scrubber.Hangs = true;
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "one"));
        await bench.PassAsync(0.2);
        bench.Scrubber.Hangs = false;
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "one"), ScrubbingBench.Divert("198.51.100.0/24", "two"));
        await bench.PassAsync(10);
        Assert.Equal(DiversionState.Advertised, bench.Newest.State);
        Assert.Equal(DiversionState.Requested, bench.Diversions.Board.Records[0].State);
    }

    [Theory]
    [InlineData("192.0.2.7/32", "192.0.2.0/24", "near")]
    [InlineData("192.0.3.0/24", "192.0.2.0/23", "wide")]
    [InlineData("203.0.113.1/32", null, null)]
    public async Task A_target_has_the_narrowest_prefix_of_the_first_provider(
        string target,
        string? prefix,
        string? name
    )
    {
        await bench.CloudflareAsync("wide", "192.0.2.0/23");
        await bench.CloudflareAsync("near", "192.0.2.0/24");
        await bench.CloudflareAsync("last", "192.0.2.0/24", priority: 200);
        var found = bench.Diversions.For(ScrubbingBench.Prefix(target));
        Assert.Equal((prefix, name), (found?.Prefix.ToString(), found?.Provider));
    }
}
