using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Bgp.Tests.Session;

/// <summary>The search for rejected routes on virtual time, with a router that rejects some by nature.</summary>
public sealed class QuarantineSearch
{
    [Fact]
    public void Finds_every_rejected_route_and_no_other() =>
        Prop.ForAll(
                (
                    from count in Gen.Choose(1, 60)
                    from bad in Gen.Choose(0, count - 1).ListOf(3)
                    select (count, bad)
                ).ToArbitrary(),
                given =>
                {
                    var bad = given.bad.Select(Route).ToHashSet();
                    var quarantine = new Quarantine();
                    Settle(quarantine, given.count, bad.Contains);
                    return quarantine.Condemned.Keys.ToHashSet().SetEquals(bad) && !quarantine.IsSearching;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void One_among_a_thousand_costs_few_sessions()
    {
        var quarantine = new Quarantine();
        var resets = Settle(quarantine, 1000, route => route.Equals(Route(777)));
        Assert.Equal(Route(777), Assert.Single(quarantine.Condemned).Key);
        Assert.InRange(resets, 2, 12);
    }

    [Fact]
    public void A_trusted_route_is_never_held_back()
    {
        var quarantine = new Quarantine();
        quarantine.Sent(Route(1), TimeSpan.Zero);
        quarantine.Quiet(TimeSpan.FromSeconds(3));
        quarantine.Sent(Route(2), TimeSpan.FromSeconds(4));
        Assert.Equal(Route(2), quarantine.Rejected("3/9"));
        Assert.True(quarantine.Allows(Route(1)));
        Assert.False(quarantine.Allows(Route(2)));
    }

    [Fact]
    public void A_router_that_rejects_everything_is_left_alone_after_a_few()
    {
        var quarantine = new Quarantine();
        var resets = Settle(quarantine, 100, _ => true);
        Assert.Equal(100, quarantine.Condemned.Count);
        Assert.InRange(resets, 1, Quarantine.MostResets);
    }

    [Fact]
    public void A_changed_route_is_tried_again()
    {
        var quarantine = new Quarantine();
        quarantine.Sent(Route(2), TimeSpan.Zero);
        quarantine.Rejected("3/9");
        quarantine.Forget(Route(2));
        Assert.True(quarantine.Allows(Route(2)));
    }

    // Sessions until nothing is rejected any more; each sends what is allowed, in order, and falls at the first bad route.
    private static int Settle(Quarantine quarantine, int count, Predicate<Nlri> isBad)
    {
        var now = TimeSpan.Zero;
        for (var resets = 0; resets < 200; )
        {
            now += TimeSpan.FromSeconds(1);
            var fell = false;
            foreach (var route in Enumerable.Range(0, count).Select(Route).Where(quarantine.Allows))
            {
                quarantine.Sent(route, now);
                fell |= isBad(route);
            }
            while (!fell)
            {
                now += Quarantine.QuietTime;
                var next = quarantine.Quiet(now);
                if (next.Count == 0)
                    return resets;
                foreach (var route in next)
                {
                    quarantine.Sent(route, now);
                    fell |= isBad(route);
                }
            }
            quarantine.Rejected("Update 3/9");
            resets++;
        }
        throw new InvalidOperationException("the search does not end");
    }

    private static Nlri Route(int index) =>
        new Nlri.Unicast(IpPrefix.Host(IpAddress.FromV4(0xC612_0000 + (uint)index)));
}
