using Flowtriq.Core.Detection;

namespace Flowtriq.Core.Tests.Detection;

public sealed class SampledOnsetTests
{
    private const long Millisecond = 1_000_000;
    private const long Begin = 10_000 * Millisecond;

    [Theory]
    [InlineData(-250)]
    [InlineData(-40)]
    [InlineData(0)]
    [InlineData(60)]
    public void The_onset_is_the_first_packet_however_wrong_the_estimate(int off)
    {
        var times = Every(1, Begin, Begin + 400 * Millisecond);
        Assert.Equal(Begin, SampledOnset.Refine(times, Begin - off * Millisecond));
    }

    [Fact]
    public void A_first_packet_that_runs_ahead_of_a_silent_target_is_the_attack()
    {
        long[] times = [Begin - 80 * Millisecond, .. Every(1, Begin, Begin + 200 * Millisecond)];
        Assert.Equal(Begin - 80 * Millisecond, SampledOnset.Refine(times, Begin + 5 * Millisecond));
    }

    [Fact]
    public void Ordinary_packets_of_the_target_are_not_the_attack()
    {
        long[] times =
        [
            .. Every(97, Begin - 1_000 * Millisecond, Begin - 10 * Millisecond),
            .. Every(1, Begin, Begin + 200 * Millisecond),
        ];
        Assert.Equal(Begin, SampledOnset.Refine(times, Begin + 30 * Millisecond));
        Assert.Equal(Begin, SampledOnset.Refine(times, Begin - 60 * Millisecond));
    }

    [Fact]
    public void A_target_that_is_always_busy_leaves_the_estimate()
    {
        long[] times = [.. Every(3, Begin - 1_000 * Millisecond, Begin), .. Every(1, Begin, Begin + 200 * Millisecond)];
        Assert.Equal(Begin + 30 * Millisecond, SampledOnset.Refine(times, Begin + 30 * Millisecond));
    }

    [Fact]
    public void Too_few_packets_leave_the_estimate()
    {
        Assert.Equal(Begin, SampledOnset.Refine([], Begin));
        Assert.Equal(Begin, SampledOnset.Refine([Begin - Millisecond, Begin + Millisecond], Begin));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Packets_at_random_leave_none_of_the_attack_before_the_onset(int seed)
    {
        var random = new Random(seed);
        List<long> times = [];
        for (var at = Begin; at < Begin + 400 * Millisecond; at += Distance(2 * Millisecond))
            times.Add(at);
        var estimate = Begin + random.Next(-250, 150) * Millisecond;
        Assert.Equal(Begin, SampledOnset.Refine([.. times], estimate));

        long Distance(double mean) => (long)(-mean * Math.Log(1 - random.NextDouble())) + 1;
    }

    private static long[] Every(int milliseconds, long from, long to)
    {
        List<long> times = [];
        for (var at = from; at < to; at += milliseconds * Millisecond)
            times.Add(at);
        return [.. times];
    }
}
