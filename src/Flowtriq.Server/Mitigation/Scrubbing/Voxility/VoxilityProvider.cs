using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Scrubbing.BgpDiversion;

namespace Flowtriq.Server.Mitigation.Scrubbing.Voxility;

/// <summary>
/// Voxility: diverted by BGP as its contract says. Its HTTP API knows the caller by address, has requests that change
/// state by GET and none that diverts; only the list of attacks is read, when that is switched on.
/// </summary>
internal sealed class VoxilityProvider(BgpDiversionProvider bgp, ScrubbingHttp http) : IScrubbingProvider
{
    private const string PublicBase = "https://ips.voxility.com";

    public async Task<ProviderAnswer> ReadAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        var answer = await bgp.ReadAsync(setup, prefix, cancel);
        return answer is ProviderAnswer.Advertised there && setup.Settings.PollStatus
            ? there with
            {
                Proof = $"{there.Proof}; Voxility {await AttacksAsync(setup, prefix, cancel)}",
            }
            : answer;
    }

    public Task<ProviderAnswer> StartAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        bgp.StartAsync(setup, prefix, cancel);

    public Task<ProviderAnswer> StopAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        bgp.StopAsync(setup, prefix, cancel);

    /// <summary>What it says beside the announcement; that it says nothing does not end a diversion.</summary>
    private async Task<string> AttacksAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            ScrubbingHttp.At(setup, PublicBase, "get_attacks.php?period_mins=10")
        );
        var reply = await http.SendAsync(setup, request, cancel);
        if (!reply.IsOk)
            return "does not tell its attacks: " + reply.Problem(null).Text;
        using var document = ScrubbingHttp.Parse(reply.Body);
        var attacks = document?.RootElement.Member("attacks") ?? default;
        if (attacks.ValueKind != System.Text.Json.JsonValueKind.Array)
            return "tells its attacks in a form that cannot be read";
        var count = attacks
            .Items()
            .Count(a => IpAddress.TryParse(a.Member("ip").Text(), out var address) && prefix.Contains(address));
        return count == 1 ? "sees 1 attack" : $"sees {count} attacks";
    }
}
