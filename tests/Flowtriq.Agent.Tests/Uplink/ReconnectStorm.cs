using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Tests.Uplink;

/// <summary>
/// Five thousand agents lose their server in the same moment. A simulation on virtual time: every agent with its own back-off, a server
/// that is away for a while and then shakes so many hands a second, the first come first.
/// </summary>
public sealed class ReconnectStorm
{
    private const int Agents = 5_000;

    /// <summary>How long an agent waits for an answer, and how long the server lets it wait for its turn.</summary>
    private const double Patience = 8;

    [Theory]
    [InlineData(5, 2_000)]
    [InlineData(30, 500)]
    [InlineData(600, 350)]
    public void Knocks_are_spread_over_the_time_that_they_wait_at_most(double away, int mostInASecond)
    {
        var back = Run(away, handshakesPerSecond: 1e9, seed: 1).Connected;

        var busiest = back.GroupBy(static at => (int)at).Max(static second => second.Count());
        Assert.Equal(Agents, back.Count);
        Assert.InRange(busiest, 1, mostInASecond);
        Assert.InRange(back.Max() - away, 1, 30);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(60)]
    [InlineData(3_600)]
    public void A_server_that_shakes_two_hundred_hands_a_second_has_everybody_back_within_a_minute(double away)
    {
        var (back, given) = Run(away, handshakesPerSecond: 200, seed: 2);

        Assert.Equal(Agents, back.Count);
        Assert.InRange(back.Max() - away, Agents / 200.0 - 1, 60);
        // Those whose turn does not come in time cost no handshake, and most need to come but once.
        Assert.InRange(given, 0, 2 * Agents);
    }

    [Fact]
    public void A_server_that_dies_after_every_welcome_is_not_stormed_twice_in_a_second()
    {
        var backoff = new Backoff(new Random(3));
        var at = 0.0;
        var knocks = 0;
        while (at < 600)
        {
            at += backoff.Next().TotalSeconds;
            backoff.Stood(TimeSpan.FromSeconds(1));
            knocks++;
        }

        Assert.InRange(knocks, 10, 60);
    }

    private static (List<double> Connected, int GivenUp) Run(double away, double handshakesPerSecond, int seed)
    {
        var random = new Random(seed);
        var knocks = new PriorityQueue<Backoff, double>();
        for (var agent = 0; agent < Agents; agent++)
        {
            var backoff = new Backoff(random);
            knocks.Enqueue(backoff, backoff.Next().TotalSeconds);
        }

        var connected = new List<double>();
        var given = 0;
        var free = away;
        while (knocks.TryDequeue(out var agent, out var at))
        {
            if (at < away)
            {
                knocks.Enqueue(agent, at + agent.Next().TotalSeconds);
                continue;
            }

            var turn = Math.Max(free, at);
            if (turn - at > Patience)
            {
                given++;
                knocks.Enqueue(agent, at + Patience + agent.Next().TotalSeconds);
                continue;
            }

            free = turn + 1 / handshakesPerSecond;
            connected.Add(turn);
        }

        return (connected, given);
    }
}
