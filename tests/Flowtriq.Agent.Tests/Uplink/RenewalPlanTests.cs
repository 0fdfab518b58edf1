using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Tests.Uplink;

public sealed class RenewalPlanTests
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    [Theory]
    [InlineData(0, 0, 60)]
    [InlineData(0, 1, 67.5)]
    [InlineData(59, 0, 1)]
    [InlineData(61, 0, 0)]
    [InlineData(61, 1, 6.5)]
    [InlineData(89, 1, 0)]
    public void Is_due_after_two_thirds_of_its_life_and_up_to_a_twelfth_later(double age, double jitter, double days) =>
        Assert.Equal(days, RenewalPlan.Wait(TimeSpan.FromDays(age), Life, jitter).TotalDays, 6);

    [Fact]
    public void Nodes_that_were_enrolled_in_one_minute_are_spread_over_a_week()
    {
        var random = new Random(7);
        var days = Enumerable
            .Range(0, 5_000)
            .Select(_ => (int)RenewalPlan.Wait(TimeSpan.Zero, Life, random.NextDouble()).TotalDays)
            .GroupBy(static day => day)
            .ToDictionary(static day => day.Key, static day => day.Count());

        Assert.Equal(8, days.Count);
        Assert.All(days.Values, static count => Assert.InRange(count, 1, 5_000 / 6));
    }

    [Fact]
    public void A_renewal_that_failed_is_tried_many_times_before_the_certificate_expires()
    {
        foreach (var life in new[] { TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), Life, TimeSpan.FromDays(3_650) })
        {
            Assert.InRange(RenewalPlan.Retry(life), TimeSpan.FromSeconds(2), TimeSpan.FromHours(1));
            Assert.True(life / 4 / RenewalPlan.Retry(life) >= 3, life.ToString());
        }
    }
}
