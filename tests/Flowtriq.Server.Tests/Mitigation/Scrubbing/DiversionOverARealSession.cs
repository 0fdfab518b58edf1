using System.Net;
using System.Net.Sockets;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Announcing.BuiltIn;
using Flowtriq.Server.Mitigation.Scrubbing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>A diversion by the built-in speaker over a session on loopback.</summary>
public sealed class DiversionOverARealSession : IDisposable
{
    private readonly ScrubbingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Is_advertised_once_the_session_carries_it_and_over_once_it_is_withdrawn()
    {
        var port = FreePort();
        await using var router = new BgpSpeaker(
            new SpeakerOptions
            {
                Identifier = Address("192.0.2.200"),
                Listen = [new IPEndPoint(IPAddress.Loopback, port)],
                Groups = [new PeerGroup { Name = "isp" }],
                Peers = [Peer("isp", "isp", 65001, 65000, port) with { Passive = true }],
            },
            TimeProvider.System
        );
        router.Announce(DesiredRoutes.Empty);
        router.Start();
        var speaker = new BuiltInAnnouncer(TimeProvider.System, NullLogger<Announcers>.Instance);
        bench.Announcers.Add(speaker);
        await speaker.ConfigureAsync(
            new SpeakerOptions
            {
                Identifier = Address("192.0.2.201"),
                Groups =
                [
                    new PeerGroup
                    {
                        Name = "scrubber",
                        Kinds = [RouteKind.Diversion],
                        NextHopV4 = Address("192.0.2.201"),
                    },
                ],
                Peers = [Peer("scrubber-1", "scrubber", 65000, 65001, port)],
            },
            default
        );
        await bench.ConfigureAsync(
            new ScrubbingProviderRequest(
                "box",
                ScrubbingKind.Bgp,
                ["192.0.2.0/24"],
                Settings: new ScrubbingSettings(PeerGroup: "scrubber", Communities: ["65001:100"])
            )
        );

        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "box"));
        await UntilAsync(DiversionState.Advertised);
        Assert.Equal("accepted by scrubber-1", bench.Only.Proof);
        bench.Diversions.Want([], atOnce: true);
        await UntilAsync(DiversionState.Withdrawn);
        Assert.Empty(await bench.Announcers.ReadBackAsync(default));
        await bench.Announcers.LeaveAsync();
    }

    private async Task UntilAsync(DiversionState state)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            await bench.PassAsync(0.1);
            if (bench.Only.State == state)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }

        Assert.Fail($"It is {bench.Only.State}: {bench.Only.Failure ?? bench.Only.Proof}");
    }

    private static PeerOptions Peer(string name, string group, uint local, uint remote, int port) =>
        new()
        {
            Name = name,
            Group = group,
            Remote = IPAddress.Loopback,
            Local = IPAddress.Loopback,
            LocalAsn = local,
            RemoteAsn = remote,
            Port = (ushort)port,
        };

    private static IpAddress Address(string text) =>
        IpAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
