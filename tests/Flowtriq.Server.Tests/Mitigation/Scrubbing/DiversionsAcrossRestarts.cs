using Flowtriq.Server.Mitigation.Scrubbing;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>Whatever moment the server stops at, afterwards everything ends as it would have.</summary>
public sealed class DiversionsAcrossRestarts : IDisposable
{
    private readonly ScrubbingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(3)]
    [InlineData(7.2)]
    [InlineData(20)]
    [InlineData(39.95)]
    public async Task On_the_way_out_the_diversion_is_in_force_once_and_comes_back(double restart)
    {
        await bench.CloudflareAsync();
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(restart);
        bench.Restart();
        // Until somebody says what is wanted, what was wanted goes on.
        await bench.PassAsync(1);
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(39);
        Assert.Equal((DiversionState.Advertised, null), (bench.Only.State, bench.Only.Failure));
        bench.Want();
        await bench.PassAsync(20);
        Assert.Equal(DiversionState.Withdrawn, bench.Newest.State);
        Assert.Equal(["start cf 192.0.2.0/24", "stop cf 192.0.2.0/24"], bench.Scrubber.Orders);
        Assert.Single(bench.Diversions.Board.Records);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(5)]
    [InlineData(14.95)]
    [InlineData(16)]
    public async Task On_the_way_back_it_comes_back_once(double restart)
    {
        await bench.CloudflareAsync();
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(40);
        bench.Want();
        await bench.PassAsync(restart);
        bench.Restart();
        await bench.PassAsync(1);
        bench.Want();
        await bench.PassAsync(30);
        Assert.Equal((DiversionState.Withdrawn, null), (bench.Newest.State, bench.Newest.Failure));
        Assert.Equal(["start cf 192.0.2.0/24", "stop cf 192.0.2.0/24"], bench.Scrubber.Orders);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_order_whose_answer_was_lost_with_the_server_is_known_to_the_provider(bool stillWanted)
    {
        await bench.CloudflareAsync();
        bench.Scrubber.AnswersAreLost = true;
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(1);
        Assert.True(bench.Scrubber.Announces("cf", ScrubbingBench.Prefix("192.0.2.0/24")));
        bench.Restart();
        bench.Scrubber.AnswersAreLost = false;
        if (stillWanted)
            bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        else
            bench.Want();
        await bench.PassAsync(20);
        Assert.Equal(stillWanted ? DiversionState.Advertised : DiversionState.Withdrawn, bench.Newest.State);
        Assert.Equal(stillWanted, bench.Scrubber.Announces("cf", ScrubbingBench.Prefix("192.0.2.0/24")));
    }

    [Fact]
    public async Task A_pause_after_a_failure_is_not_forgotten()
    {
        await bench.CloudflareAsync();
        bench.Scrubber.Fails = static _ => new ProviderAnswer.Retry(TimeSpan.FromMinutes(30), "it asks to try later");
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(1);
        bench.Restart();
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(10);
        Assert.Equal("it asks to try later", bench.Only.Failure);
        Assert.Single(bench.Scrubber.Orders);
    }
}
