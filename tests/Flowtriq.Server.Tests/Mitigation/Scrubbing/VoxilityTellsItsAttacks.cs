using Flowtriq.Bgp.Speaker;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Mitigation.Scrubbing.BgpDiversion;
using Flowtriq.Server.Mitigation.Scrubbing.Voxility;
using Microsoft.AspNetCore.Http;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>Voxility is diverted to by BGP; its API is only read, and what it says ends no diversion.</summary>
public sealed class VoxilityTellsItsAttacks : IDisposable
{
    private const string Attacks = """
        {"attacks":[{"ip":"192.0.2.9","type":"udp"},{"ip":"192.0.2.77","type":"dns"},{"ip":"198.51.100.1","type":"syn"},{"ip":7}]}
        """;

    private readonly ScrubbingHttp http = new(TimeProvider.System);
    private readonly Announcers announcers = new();
    private readonly FakeRouter router = new("voxility-1", "voxility");

    public VoxilityTellsItsAttacks() => announcers.Add(router);

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Those_inside_the_prefix_are_counted_by_one_reading_request()
    {
        await using var server = await ScrubberServer.StartAsync((_, context, _) => Say(context, 200, Attacks));
        var there = Assert.IsType<ProviderAnswer.Advertised>(await ReadAsync(server));
        Assert.Equal("accepted by voxility-1; Voxility sees 2 attacks", there.Proof);
        Assert.Equal("GET /get_attacks.php?period_mins=10", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData(403, "", "does not tell its attacks: the credentials do not allow this")]
    [InlineData(500, "", "does not tell its attacks: it asks to try later")]
    [InlineData(200, "<html>", "tells its attacks in a form that cannot be read")]
    [InlineData(200, """{"attacks":{}}""", "tells its attacks in a form that cannot be read")]
    [InlineData(200, """{"attacks":[]}""", "sees 0 attacks")]
    public async Task Whatever_it_answers_the_diversion_stands(int status, string body, string said)
    {
        await using var server = await ScrubberServer.StartAsync((_, context, _) => Say(context, status, body));
        var there = Assert.IsType<ProviderAnswer.Advertised>(await ReadAsync(server));
        Assert.StartsWith($"accepted by voxility-1; Voxility {said}", there.Proof, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_unless_it_is_switched_on_or_before_the_router_has_the_route()
    {
        await using var server = await ScrubberServer.StartAsync((_, context, _) => Say(context, 200, Attacks));
        Assert.IsType<ProviderAnswer.Advertised>(await ReadAsync(server, poll: false));
        router.Up = false;
        Assert.IsNotType<ProviderAnswer.Advertised>(await ReadAsync(server));
        Assert.Empty(server.Requests);
    }

    private async Task<ProviderAnswer> ReadAsync(ScrubberServer server, bool poll = true)
    {
        var settings = new ScrubbingSettings(PeerGroup: "voxility", PollStatus: poll, BaseUrl: server.Base);
        var setup = new ScrubbingSetup
        {
            Id = "v",
            Name = "vox",
            Kind = ScrubbingKind.Voxility,
            Prefixes = [ScrubbingBench.Prefix("192.0.2.0/24")],
            Settings = settings,
            Credentials = new ScrubbingCredentials(),
        };
        var adapter = new VoxilityProvider(new BgpDiversionProvider(announcers), http);
        var prefix = setup.Prefixes[0];
        announcers.Announce(
            DesiredRoutes.From([DesiredRoute.Diversion(prefix, new RouteTraits { Groups = ["voxility"] })])
        );
        return await adapter.ReadAsync(setup, prefix, default);
    }

    private static Task Say(HttpContext context, int status, string body) =>
        ScrubberServer.JsonAsync(context, status, body);
}
