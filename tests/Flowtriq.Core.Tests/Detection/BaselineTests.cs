using Flowtriq.Core.Detection;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Detection;

public sealed class BaselineTests
{
    [Fact]
    public void Percentiles_are_those_of_the_last_three_hundred_samples()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(0, 50).ListOf(700).ToArbitrary(),
                samples =>
                {
                    var baseline = new Baseline();
                    foreach (var sample in samples)
                        baseline.Add(sample);
                    var last = samples.TakeLast(300).Order().ToArray();
                    return baseline.P50 == last[149] && baseline.P99 == last[296] && baseline.Count == 300;
                }
            )
        );
    }

    [Fact]
    public void It_is_provisional_from_thirty_samples_and_ready_from_three_hundred()
    {
        var baseline = new Baseline();
        var seen = new List<Readiness>();
        for (var sample = 1; sample <= 300; sample++)
        {
            baseline.Add(sample);
            if (seen.Count == 0 || seen[^1] != baseline.Readiness)
                seen.Add(baseline.Readiness);
        }

        Assert.Equal([Readiness.Learning, Readiness.Provisional, Readiness.Ready], seen);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_cannot_be_is_a_bug(double sample) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Baseline().Add(sample));
}
