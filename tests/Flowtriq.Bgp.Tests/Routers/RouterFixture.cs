using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Transport;
using Flowtriq.Core.Mitigation;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>Five real routers and one speaker that announces a route of every kind to all of them; FRR signs with TCP-MD5.</summary>
public sealed class RouterFixture : IAsyncLifetime
{
    public const string Password = "lab-md5";
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static string? Obstacle =>
        RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program, GoBgp.Program, OpenBgpd.Program, ExaBgp.Program);

    public RouterLab Lab { get; private set; } = null!;

    public BgpSpeaker Speaker { get; private set; } = null!;

    public static PeerOptions PeerOf(RouterLab lab, Router router, VendorProfile? profile = null) =>
        new()
        {
            Name = router.Name,
            Remote = router.Address,
            RemoteAsn = router.Asn,
            LocalAsn = 65000,
            Local =
                router.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
                    ? lab.SpeakerV4
                    : lab.SpeakerV6,
            Profile = profile ?? VendorProfile.Conservative,
        };

    public static SpeakerOptions OptionsOf(RouterLab lab, params PeerOptions[] peers) =>
        new()
        {
            Identifier = DemonstrationRoutes.Address(lab.SpeakerV4.ToString()),
            Groups = [DemonstrationRoutes.Group],
            Peers = [.. peers],
        };

    public static async Task ConvergedAsync(BgpSpeaker speaker)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!speaker.Peers.All(peer => peer is { State: SessionState.Established, Converged: true }))
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
                throw new TimeoutException(string.Join('\n', speaker.Peers));
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Obstacle is not null)
            return;
        Lab = await RouterLab.BuildAsync();
        await Lab.AddAsync(Frr.StartAsync, new RouterSetup { Password = Password });
        await Lab.AddAsync(Bird.StartAsync);
        await Lab.AddAsync(GoBgp.StartAsync);
        await Lab.AddAsync(OpenBgpd.StartAsync);
        await Lab.AddAsync(ExaBgp.StartAsync);
        var peers = Lab
            .Routers.Select(router =>
                PeerOf(Lab, router) with
                {
                    Password = router.Name == "frr" ? new Md5Key(Password) : null,
                }
            )
            .ToArray();
        Speaker = new BgpSpeaker(OptionsOf(Lab, peers), TimeProvider.System);
        Speaker.Announce(DemonstrationRoutes.All);
        Speaker.Start();
        await ConvergedAsync(Speaker);
    }

    public async ValueTask DisposeAsync()
    {
        if (Speaker is not null)
            await Speaker.WithdrawAllAsync("the test ended");
        if (Lab is not null)
            await Lab.DisposeAsync();
    }
}
