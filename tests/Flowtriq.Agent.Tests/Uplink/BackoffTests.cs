using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Tests.Uplink;

public sealed class BackoffTests
{
    [Fact]
    public void Pauses_are_drawn_below_a_limit_that_grows_by_half_from_one_second_to_thirty()
    {
        var backoff = new Backoff(new Random(1));
        double[] longest = [1, 1.5, 2.25, 3.375, 5.0625, 7.59375, 11.390625, 17.0859375, 25.62890625, 30, 30];

        foreach (var seconds in longest)
            Assert.InRange(backoff.Next().TotalSeconds, seconds / 10, seconds);
    }

    [Fact]
    public void Only_a_connection_that_stood_a_while_makes_them_short_again()
    {
        var backoff = new Backoff(new Random(1));
        for (var loss = 0; loss < 9; loss++)
            backoff.Next();

        backoff.Stood(TimeSpan.FromSeconds(4));
        Assert.InRange(backoff.Next().TotalSeconds, 3, 30);
        backoff.Stood(TimeSpan.FromSeconds(5));
        Assert.InRange(backoff.Next().TotalSeconds, 0.1, 1);
    }
}
