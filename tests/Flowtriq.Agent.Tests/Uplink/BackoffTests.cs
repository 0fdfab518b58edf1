using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Tests.Uplink;

public sealed class BackoffTests
{
    [Fact]
    public void Pauses_double_from_half_a_second_to_thirty_with_jitter()
    {
        var backoff = new Backoff(new Random(1));
        double[] longest = [0.5, 1, 2, 4, 8, 16, 30, 30];

        foreach (var seconds in longest)
            Assert.InRange(backoff.Next().TotalSeconds, seconds / 2, seconds);
        backoff.Reset();

        Assert.InRange(backoff.Next().TotalSeconds, 0.25, 0.5);
    }
}
