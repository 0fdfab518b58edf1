using System.Net;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Transport;
using Flowtriq.Lab.Routers;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Announcing.BuiltIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flowtriq.Server.Tests.Announcing.Routers;

/// <summary>The contract kept by the built-in speaker, and what only it does.</summary>
[Collection("routers")]
public sealed class BuiltInAnnouncerContract : AnnouncerContract
{
    private protected override async Task<Rig> BuildAsync() => new BuiltInRig(await Rig.LabAsync());

    [Fact]
    public async Task A_changed_router_does_not_touch_the_session_of_another()
    {
        await using var rig = new BuiltInRig(await Rig.LabAsync());
        await using var announcer = (BuiltInAnnouncer)await rig.AnnouncingAsync(DemonstrationRoutes.All);
        await Soon(announcer, static peer => peer is { Up: true, Sent: 5 });
        var bird = announcer.Peers.Single(static peer => peer.Name == "bird");
        var peers = rig.Options.Peers;
        var frr = peers.Single(static peer => peer.Name == "frr");
        await announcer.ConfigureAsync(
            rig.Options with
            {
                Peers = peers.Replace(frr, frr with { HoldTime = TimeSpan.FromSeconds(60), MaxBlackholes = 0 }),
            },
            default
        );
        await rig.FrrSaysAsync("show bgp ipv4 unicast", static text => !text.Contains("203.0.113.7"));
        await rig.FrrSaysAsync("show bgp ipv4 flowspec", static text => text.Contains("203.0.113.9/32"));
        var after = announcer.Peers.Single(static peer => peer.Name == "bird");
        Assert.Equal((bird.Since, bird.Counters.Flaps), (after.Since, after.Counters.Flaps));

        // Switched off, everything is withdrawn at once.
        await announcer.ConfigureAsync(null, default);
        await rig.BirdSaysAsync(Rig.Flow4, static text => !text.Contains("203.0.113."));
        Assert.Empty(announcer.Peers);
    }

    [Fact]
    public async Task A_password_is_taken_up_and_given_up_by_a_listening_session()
    {
        if (RouterLab.Obstacle(Bird.Program) is { } obstacle)
            Assert.Skip(obstacle);
        await using var lab = await RouterLab.BuildAsync();
        var bird = await lab.AddAsync(Bird.StartAsync, new RouterSetup { Passive = false, Password = "swordfish" });
        var peer = new PeerOptions
        {
            Name = "bird",
            Remote = bird.Address,
            RemoteAsn = bird.Asn,
            LocalAsn = 65000,
            Passive = true,
        };
        var options = new SpeakerOptions
        {
            Identifier = DemonstrationRoutes.Address(lab.SpeakerV4.ToString()),
            Groups = [DemonstrationRoutes.Group],
            Listen = [new IPEndPoint(lab.SpeakerV4, 179)],
            Peers = [peer with { Password = new Md5Key("another") }],
        };
        await using var announcer = new BuiltInAnnouncer(TimeProvider.System, NullLogger<Announcers>.Instance);
        await announcer.ConfigureAsync(options, default);
        announcer.Announce(DemonstrationRoutes.All);
        await announcer.StartAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.False(Assert.Single(announcer.Peers).Up);
        await announcer.ConfigureAsync(
            options with
            {
                Peers = [peer with { Password = new Md5Key("swordfish") }],
            },
            default
        );
        await bird.UntilAsync(Rig.Flow4, static text => text.Contains("203.0.113.9/32"), Rig.Limit);
        // Without one, the signed segments of the router are not taken any more.
        await announcer.ConfigureAsync(options with { Peers = [peer] }, default);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.False(Assert.Single(announcer.Peers).Up);
    }

    private static Task Soon(BuiltInAnnouncer announcer, Predicate<AnnouncerPeer> all) =>
        Ingest.Soon.TrueAsync(() => announcer.Peers.All(peer => all(peer)), () => string.Join('\n', announcer.Peers));
}
