using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Mitigation.Scrubbing.BgpDiversion;

/// <summary>
/// Any provider or own scrubber that takes a prefix by a BGP announcement. The route itself is in
/// <see cref="Diversions.Routes"/> from the moment before the start until after the stop; here is read what the routers say.
/// </summary>
internal sealed class BgpDiversionProvider(Announcers announcers) : IScrubbingProvider
{
    public async Task<ProviderAnswer> ReadAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        var group = setup.Settings.PeerGroup ?? "";
        var taken = await GroupRoutes.ReadAsync(announcers, group, prefix, cancel);
        if (taken.Accepted.Length > 0)
            return new ProviderAnswer.Advertised($"accepted by {string.Join(", ", taken.Accepted)}");
        if (!taken.HasPeers)
            return new ProviderAnswer.Refused($"peer group {group} has no router");
        if (taken.Objection is { } objection)
            return new ProviderAnswer.NotAdvertised(objection, IsFault: true);
        return taken.HasSession
            ? new ProviderAnswer.NotAdvertised($"no router of {group} has it")
            : new ProviderAnswer.NotAdvertised($"no router of {group} is connected", IsFault: true);
    }

    public Task<ProviderAnswer> StartAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        Task.FromResult<ProviderAnswer>(
            new ProviderAnswer.Accepted($"{prefix} is announced to group {setup.Settings.PeerGroup}")
        );

    public Task<ProviderAnswer> StopAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        Task.FromResult<ProviderAnswer>(
            new ProviderAnswer.Accepted($"{prefix} is withdrawn from group {setup.Settings.PeerGroup}")
        );
}
