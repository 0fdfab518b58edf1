using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing.Cloudflare;

/// <summary>
/// Cloudflare Magic Transit: dynamic advertisement of a BGP prefix. Its own automatic advertisement is never withdrawn
/// by it; one that is found is taken over and withdrawn with the diversion.
/// </summary>
internal sealed class CloudflareProvider(CloudflareApi api) : IScrubbingProvider
{
    public async Task<ProviderAnswer> ReadAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        var (found, failed) = await FindAsync(setup, prefix, cancel);
        return failed ?? Said(found!, prefix);
    }

    public async Task<ProviderAnswer> StartAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        var (found, failed) = await FindAsync(setup, prefix, cancel);
        if (failed is not null)
            return failed;
        if (found is { Id: null } unmade)
        {
            (found, failed) = await api.MakeAsync(setup, unmade, prefix, cancel);
            if ((failed ?? Hindered(found)) is { } refused)
                return refused;
        }

        return Said(found!, prefix) is ProviderAnswer.Advertised there
            ? new ProviderAnswer.Already(there.Text, there.Since)
            : await api.SwitchAsync(setup, found!, on: true, cancel);
    }

    public async Task<ProviderAnswer> StopAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        var (found, failed) = await FindAsync(setup, prefix, cancel);
        if (failed is not null)
            return failed;
        return Said(found!, prefix) is ProviderAnswer.NotAdvertised gone
            ? new ProviderAnswer.Already(gone.Text)
            : await api.SwitchAsync(setup, found!, on: false, cancel);
    }

    private async Task<(CloudflarePrefix? Found, ProviderAnswer? Failed)> FindAsync(
        ScrubbingSetup setup,
        IpPrefix prefix,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrEmpty(setup.Credentials?.Token))
            return (null, new ProviderAnswer.Refused("Cloudflare needs an API token"));
        var (found, failed) = await api.FindAsync(setup, prefix, cancel);
        return (found, failed ?? Hindered(found));
    }

    private static ProviderAnswer.Refused? Hindered(CloudflarePrefix? found) =>
        found?.Hindrance is { } hindrance ? new(hindrance) : null;

    private static ProviderAnswer Said(CloudflarePrefix found, IpPrefix prefix)
    {
        if (!found.Advertised)
        {
            return new ProviderAnswer.NotAdvertised(
                found.Id is null
                    ? $"Cloudflare has no BGP prefix {prefix} yet; it is made before the first diversion"
                    : $"Cloudflare does not advertise {prefix}"
            );
        }

        var since = found.Since is { } at ? $" since {at:yyyy-MM-dd HH:mm:ss} UTC" : "";
        return new ProviderAnswer.Advertised($"Cloudflare advertises {prefix}{since}", found.Since);
    }
}
