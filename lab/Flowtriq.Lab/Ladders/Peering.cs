using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Lab.Ladders;

/// <summary>Makes the server's own speaker announce black holes and rules to routers of the lab.</summary>
public static class Peering
{
    /// <summary>Next hop that the routers discard.</summary>
    public const string Discard = "192.0.2.1";

    private const string Group = "default";

    public static async Task SetUpAsync(MitigationApi api, RouterLab lab, IEnumerable<Router> edges)
    {
        var local = lab.SpeakerV4.ToString();
        await api.SpeakerAsync(local, new RouterSetup().SpeakerAsn);
        await api.GroupAsync(Group, ["blackhole", "flowSpec"], Discard, "100::1");
        // Every router of the lab is called as its make's profile.
        foreach (var router in edges)
            await api.PeerAsync(router, Group, router.Name, local);
    }
}
