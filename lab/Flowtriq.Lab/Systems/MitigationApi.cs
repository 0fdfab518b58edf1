using System.Text.Json;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Lab.Systems;

/// <summary>What people lay down about mitigation and read of it, over the server's REST API.</summary>
public sealed class MitigationApi(ConsoleApi api)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Declares own address space.</summary>
    public Task OwnAsync(string prefix) => api.PostAsync("/api/v1/safety/own-prefixes", new { prefix, why = "lab" });

    /// <summary>Allows as many announcements as a laboratory needs.</summary>
    public Task LimitsAsync(int announcementsPerMinute, int routesPerCustomer) =>
        api.PutAsync(
            "/api/v1/safety/limits",
            new
            {
                routesPerCustomer,
                blackholeShare = 0.01,
                announcementsPerMinute,
                edgeFilters = 1_000,
                longestLifeSeconds = 86_400,
            }
        );

    public async Task<long> PolicyAsync(PolicyDraft policy) =>
        (await api.PostAsync("/api/v1/policies", policy.Body)).GetProperty("number").GetInt64();

    public Task ChangePolicyAsync(long number, PolicyDraft policy) =>
        api.PutAsync($"/api/v1/policies/{number}", policy.Body);

    public Task CustomerAsync(string name, string prefix, string policy) =>
        api.PostAsync(
            "/api/v1/customers",
            new
            {
                name,
                prefixes = new[] { prefix },
                policy,
            }
        );

    public Task EngageKillSwitchAsync(string reason) => api.PostAsync("/api/v1/safety/kill-switch", new { reason });

    public Task ReleaseKillSwitchAsync() => api.DeleteAsync("/api/v1/safety/kill-switch");

    /// <summary>Turns the built-in speaker on.</summary>
    public Task SpeakerAsync(string routerId, uint asn) =>
        api.PutAsync(
            "/api/v1/bgp/settings",
            new
            {
                enabled = true,
                localAsn = asn,
                routerId,
                listen = Array.Empty<string>(),
            }
        );

    /// <summary>A peer group of the speaker; <paramref name="kinds"/> as the API names them.</summary>
    public Task GroupAsync(
        string name,
        string[] kinds,
        string nextHopV4,
        string? nextHopV6,
        string[]? diversion = null
    ) =>
        api.PutAsync(
            $"/api/v1/bgp/groups/{name}",
            new
            {
                name,
                kinds,
                nextHopV4,
                nextHopV6,
                diversionCommunities = diversion,
            }
        );

    /// <summary>A router of the speaker.</summary>
    public Task PeerAsync(Router router, string group, string profile, string local) =>
        api.PutAsync(
            $"/api/v1/bgp/peers/{router.Name}",
            new
            {
                address = router.Address.ToString(),
                asn = router.Asn,
                group,
                profile,
                localAddress = local,
                maxFlowSpec = 500,
                maxBlackholes = 100,
            }
        );

    /// <summary>Names of the routers that take routes now.</summary>
    public async Task<string[]> PeersUpAsync() =>
        [
            .. (await api.GetAsync<JsonElement>("/api/v1/bgp/status"))
                .EnumerateArray()
                .Where(peer => peer.GetProperty("up").GetBoolean())
                .Select(peer => peer.GetProperty("name").GetString()!),
        ];

    public async Task<string> ProviderAsync(object provider) =>
        (await api.PostAsync("/api/v1/scrubbing/providers", provider)).GetProperty("id").GetString()!;

    public Task<DiversionView[]> DiversionsAsync() => api.GetAsync<DiversionView[]>("/api/v1/scrubbing/diversions");

    /// <summary>Every mitigation, the newest first.</summary>
    public async Task<MitigationView[]> AllAsync()
    {
        var page = await api.GetAsync<JsonElement>("/api/v1/mitigations?limit=500");
        return page.GetProperty("items").Deserialize<MitigationView[]>(Json)!;
    }

    /// <summary>Every step of a mitigation's life, the oldest first.</summary>
    public async Task<MitigationStepView[]> HistoryAsync(long number)
    {
        var detail = await api.GetAsync<JsonElement>($"/api/v1/mitigations/{number}");
        return detail.GetProperty("history").Deserialize<MitigationStepView[]>(Json)!;
    }

    public Task ApproveAsync(long number) =>
        api.PostAsync($"/api/v1/mitigations/{number}/approve", new { reason = "lab" });

    public Task WithdrawAsync(long number) =>
        api.PostAsync($"/api/v1/mitigations/{number}/withdraw", new { reason = "lab" });

    public Task<LadderView> LadderAsync(long incident) =>
        api.GetAsync<LadderView>($"/api/v1/incidents/{incident}/ladder");
}
