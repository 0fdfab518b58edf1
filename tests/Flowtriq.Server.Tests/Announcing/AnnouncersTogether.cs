using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Tests.Announcing;

public sealed class AnnouncersTogether
{
    private static readonly DesiredRoutes One = DesiredRoutes.From([
        DesiredRoute.Blackhole(IpPrefix.Host(IpAddress.FromV4(0xCB007107))),
    ]);

    [Fact]
    public async Task Are_told_the_set_before_they_start_and_start_once()
    {
        var (early, late) = (new ScriptedAnnouncer("a"), new ScriptedAnnouncer("b"));
        var announcers = new Announcers();
        announcers.Add(early);
        Assert.Empty(early.Told);
        announcers.Announce(One);
        announcers.Announce(DesiredRoutes.Empty);
        announcers.Add(late);
        Assert.Equal(["announce 1", "start", "announce 0"], early.Told);
        Assert.Equal(["announce 0", "start"], late.Told);
        await announcers.DisposeAsync();
        announcers.Announce(One);
        Assert.Equal(["announce 0", "start", "leave"], late.Told);
    }

    [Fact]
    public async Task Pass_on_what_happens_and_release_the_router_that_is_meant()
    {
        var (one, other) = (new ScriptedAnnouncer("a"), new ScriptedAnnouncer("b"));
        await using var announcers = new Announcers();
        announcers.Add(one);
        announcers.Add(other);
        var heard = 0;
        announcers.Changed += () => heard++;
        one.Happen();
        Assert.Equal(1, heard);
        announcers.Remove(one);
        heard = 0;
        one.Happen();
        Assert.Equal(0, heard);
        Assert.True(announcers.Release("b"));
        Assert.False(announcers.Release("a"));
        Assert.Equal(["release b"], other.Told);
    }
}
