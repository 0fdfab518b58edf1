using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Lab.Routers;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Announcing.BuiltIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flowtriq.Server.Tests.Announcing.Routers;

/// <summary>The built-in speaker towards the lab's routers.</summary>
internal sealed class BuiltInRig(RouterLab lab) : Rig(lab)
{
    public SpeakerOptions Options { get; } =
        new()
        {
            Identifier = DemonstrationRoutes.Address(lab.SpeakerV4.ToString()),
            Groups = [DemonstrationRoutes.Group],
            Peers = [.. lab.Routers.Select(router => PeerOf(lab, router))],
        };

    public override async Task<IRouteAnnouncer> MakeAsync()
    {
        var announcer = new BuiltInAnnouncer(TimeProvider.System, NullLogger<Announcers>.Instance);
        await announcer.ConfigureAsync(Options, default);
        return announcer;
    }

    private static PeerOptions PeerOf(RouterLab lab, Router router) =>
        new()
        {
            Name = router.Name,
            Remote = router.Address,
            RemoteAsn = router.Asn,
            LocalAsn = 65000,
            Local = lab.SpeakerV4,
            Profile = VendorProfile.Conservative,
        };
}
