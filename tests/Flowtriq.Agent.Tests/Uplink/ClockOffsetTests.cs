using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Tests.Uplink;

public sealed class ClockOffsetTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_quickest_of_the_last_eight_replies_decides()
    {
        var clock = new ClockOffset();
        clock.Observe(Sent, Sent.AddSeconds(1.5), TimeSpan.FromSeconds(1));
        clock.Observe(Sent, Sent.AddSeconds(1.01), TimeSpan.FromMilliseconds(20));
        clock.Observe(Sent, Sent.AddSeconds(3), TimeSpan.FromSeconds(2));

        Assert.Equal(1, clock.Value!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void An_old_quick_reply_is_forgotten()
    {
        var clock = new ClockOffset();
        clock.Observe(Sent, Sent.AddSeconds(9), TimeSpan.Zero);
        for (var i = 0; i < 8; i++)
            clock.Observe(Sent, Sent.AddSeconds(2.05), TimeSpan.FromMilliseconds(100));

        Assert.Equal(2, clock.Value!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Without_a_reply_there_is_no_offset() => Assert.Null(new ClockOffset().Value);
}
