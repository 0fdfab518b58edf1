using System.Net;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Transport;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>Ways a session is made, guarded and ended, against BIRD and FRR.</summary>
public sealed class Sessions
{
    private const string Flow4 = "show route table flowtab4";

    [Fact]
    public async Task Over_ipv6_with_the_ttl_check_on_both_sides()
    {
        await using var lab = await LabAsync();
        var bird = await lab.AddAsync(Bird.StartAsync, new RouterSetup { OverIpv6 = true, TtlSecurity = true });
        var peer = RouterFixture.PeerOf(lab, bird) with { TtlSecurity = true };
        await using var speaker = Announcing(RouterFixture.OptionsOf(lab, peer));
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
    }

    [Fact]
    public async Task A_router_that_connects_to_us_with_a_signature_over_ipv6()
    {
        await using var lab = await LabAsync();
        var setup = new RouterSetup
        {
            OverIpv6 = true,
            Passive = false,
            Password = RouterFixture.Password,
        };
        var bird = await lab.AddAsync(Bird.StartAsync, setup);
        var peer = RouterFixture.PeerOf(lab, bird) with
        {
            Passive = true,
            Password = new Md5Key(RouterFixture.Password),
        };
        var listen = new IPEndPoint(lab.SpeakerV6, 179);
        await using var speaker = Announcing(RouterFixture.OptionsOf(lab, peer) with { Listen = [listen] });
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
    }

    [Fact]
    public async Task Routers_that_wait_for_us_with_a_signature_over_ipv6()
    {
        await using var lab = await LabAsync();
        var setup = new RouterSetup { OverIpv6 = true, Password = RouterFixture.Password };
        var bird = await lab.AddAsync(Bird.StartAsync, setup);
        var frr = await lab.AddAsync(Frr.StartAsync, setup);
        var peers = lab
            .Routers.Select(router =>
                RouterFixture.PeerOf(lab, router) with
                {
                    Password = new Md5Key(RouterFixture.Password),
                }
            )
            .ToArray();
        await using var speaker = Announcing(RouterFixture.OptionsOf(lab, peers));
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
        await frr.UntilAsync("show bgp ipv4 flowspec", text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
    }

    [Fact]
    public async Task Both_sides_connect_and_one_session_remains()
    {
        await using var lab = await LabAsync();
        var bird = await lab.AddAsync(Bird.StartAsync, new RouterSetup { Passive = false });
        var listen = new IPEndPoint(lab.SpeakerV4, 179);
        var options = RouterFixture.OptionsOf(lab, RouterFixture.PeerOf(lab, bird)) with { Listen = [listen] };
        await using var speaker = Announcing(options);
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var status = Assert.Single(speaker.Peers);
        Assert.Equal((SessionState.Established, 1L), (status.State, status.Counters.Established));
    }

    [Fact]
    public async Task A_wrong_password_never_becomes_a_session()
    {
        await using var lab = await LabAsync();
        var frr = await lab.AddAsync(Frr.StartAsync, new RouterSetup { Password = RouterFixture.Password });
        var peer = RouterFixture.PeerOf(lab, frr) with { Password = new Md5Key("another") };
        await using var speaker = Announcing(RouterFixture.OptionsOf(lab, peer));
        await Task.Delay(TimeSpan.FromSeconds(3));
        var status = Assert.Single(speaker.Peers);
        Assert.Equal(0, status.Counters.Established);
        Assert.DoesNotContain("another", $"{peer}{status}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawing_all_empties_the_router_at_once_and_says_why()
    {
        await using var lab = await LabAsync();
        var frr = await lab.AddAsync(Frr.StartAsync);
        var bird = await lab.AddAsync(Bird.StartAsync);
        var peers = lab.Routers.Select(router => RouterFixture.PeerOf(lab, router)).ToArray();
        await using var speaker = Announcing(RouterFixture.OptionsOf(lab, peers));
        await RouterFixture.ConvergedAsync(speaker);
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
        await speaker.WithdrawAllAsync("kill switch of the NOC");
        var limit = TimeSpan.FromSeconds(3);
        await bird.UntilAsync(Flow4, text => !text.Contains("203.0.113"), limit);
        await bird.UntilAsync("show route table master4", text => !text.Contains("203.0.113"), limit);
        await frr.UntilAsync("show bgp ipv4 unicast", text => !text.Contains("203.0.113"), limit);
        await frr.UntilAsync("show bgp neighbors", text => text.Contains("Administrative Shutdown/Hard Reset"), limit);
        var log = await File.ReadAllTextAsync(
            Directory.GetFiles(lab.Folder, "bird.log", SearchOption.AllDirectories)[0]
        );
        Assert.Contains("kill switch of the NOC", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_the_router_resets_comes_back_with_every_route()
    {
        await using var lab = await LabAsync();
        var bird = await lab.AddAsync(Bird.StartAsync);
        await using var speaker = Announcing(RouterFixture.OptionsOf(lab, RouterFixture.PeerOf(lab, bird)));
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
        await bird.AskAsync("restart ann");
        await bird.UntilAsync(Flow4, text => !text.Contains("203.0.113.10/32"), RouterFixture.Limit);
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
        Assert.Equal(2, Assert.Single(speaker.Peers).Counters.Established);
    }

    [Fact]
    public async Task A_stranger_is_closed_and_counted_and_noise_from_a_router_harms_nothing()
    {
        await using var lab = await LabAsync();
        var listen = new IPEndPoint(IPAddress.Loopback, 0);
        using var probe = new System.Net.Sockets.TcpListener(listen);
        probe.Start();
        var endpoint = (IPEndPoint)probe.LocalEndpoint;
        probe.Stop();
        var bird = await lab.AddAsync(Bird.StartAsync);
        var noisy = RouterFixture.PeerOf(lab, bird) with
        {
            Name = "noisy",
            Remote = IPAddress.Parse("127.0.0.2"),
            Local = null,
            Passive = true,
        };
        var options = RouterFixture.OptionsOf(lab, RouterFixture.PeerOf(lab, bird), noisy) with { Listen = [endpoint] };
        await using var speaker = Announcing(options);
        using (var stranger = new System.Net.Sockets.TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.3"), 0)))
        {
            await stranger.ConnectAsync(endpoint);
            Assert.Equal(0, await stranger.GetStream().ReadAsync(new byte[1]));
        }
        using var router = new System.Net.Sockets.TcpClient(new IPEndPoint(noisy.Remote, 0));
        await router.ConnectAsync(endpoint);
        await router.GetStream().WriteAsync(Enumerable.Repeat((byte)0x5A, 4096).ToArray());
        var answer = new MemoryStream();
        await router.GetStream().CopyToAsync(answer);
        Assert.Equal(1, speaker.Strangers);
        // Our OPEN, then "header, not synchronised".
        Assert.Equal([3, 1, 1], answer.ToArray()[^3..]);
        await bird.UntilAsync(Flow4, text => text.Contains("203.0.113.10/32"), RouterFixture.Limit);
    }

    [Fact]
    public async Task A_peer_added_later_leaves_the_other_session_alone()
    {
        await using var lab = await LabAsync();
        var bird = await lab.AddAsync(Bird.StartAsync);
        var frr = await lab.AddAsync(Frr.StartAsync);
        var first = RouterFixture.PeerOf(lab, bird);
        await using var speaker = Announcing(RouterFixture.OptionsOf(lab, first));
        await RouterFixture.ConvergedAsync(speaker);
        await speaker.ReconfigureAsync([DemonstrationRoutes.Group], [first, RouterFixture.PeerOf(lab, frr)]);
        await frr.UntilAsync("show bgp ipv4 unicast", text => text.Contains("203.0.113.7"), RouterFixture.Limit);
        Assert.All(speaker.Peers, peer => Assert.Equal(1, peer.Counters.Established));
    }

    private static BgpSpeaker Announcing(SpeakerOptions options)
    {
        var speaker = new BgpSpeaker(options, TimeProvider.System);
        speaker.Announce(DemonstrationRoutes.All);
        speaker.Start();
        return speaker;
    }

    private static async Task<RouterLab> LabAsync()
    {
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program) is { } obstacle)
            Assert.Skip(obstacle);
        return await RouterLab.BuildAsync();
    }
}
