using Flowtriq.Lab.Scrubbing;

namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>A scrubbing provider's API answers 500 when it is asked to begin and nothing at all when it is asked to end.</summary>
[Collection(LadderCollection.Name)]
public sealed class ScrubbingFails(LadderStand stand)
{
    private const string Prefix = "100.64.7.0/24";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_is_told_and_tried_again_until_provider_and_server_agree()
    {
        stand.Require();
        await using var provider = new ProviderApi(Prefix) { Fault = ProviderFault.Error };
        await stand.Api.ProviderAsync(
            new
            {
                name = "failing",
                kind = "gcore",
                prefixes = new[] { Prefix },
                settings = new
                {
                    baseUrl = provider.Address.ToString(),
                    announceMinutes = 0,
                    withdrawMinutes = 0,
                    timeoutSeconds = 10,
                },
                credentials = new { token = ProviderApi.Token },
                minimumOnMinutes = 0,
            }
        );
        await using var attack = await stand.AttackAsync("100.64.7.10", Policies.DivertOnly("scrubbing fails"), 120);
        var refused = await DiversionAsync(one => one.Failure is not null);
        Assert.Contains("500", refused.Failure, StringComparison.Ordinal);
        Assert.False(provider.IsAnnounced);

        provider.Fault = ProviderFault.None;
        await DiversionAsync(one => one.State == "advertised" && one.Failure is null);
        Assert.True(provider.IsAnnounced);

        provider.Fault = ProviderFault.Silence;
        await attack.EndAsync();
        await DiversionAsync(one => one is { State: "withdrawing", Failure: not null });
        provider.Fault = ProviderFault.None;
        await DiversionAsync(one => one.State == "withdrawn");
        Assert.False(provider.IsAnnounced);
        await stand.NothingIsLeftAsync();
    }

    private Task<Lab.Systems.DiversionView> DiversionAsync(Predicate<Lab.Systems.DiversionView> wanted) =>
        Eventually.GetAsync(
            "the diversion as expected",
            Patience,
            async () => (await stand.Api.DiversionsAsync()).FirstOrDefault(one => one.Prefix == Prefix && wanted(one))
        );
}
