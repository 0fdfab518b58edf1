using Flowtriq.Bgp.Speaker;
using Flowtriq.Lab.Routers;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Announcing.GoBgp;
using Flowtriq.Server.Mitigation.Announcing.Peers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flowtriq.Server.Tests.Announcing.Routers;

/// <summary>gobgpd 3.10 towards the lab's routers, and the announcer that drives it.</summary>
internal sealed class GoBgpRig(RouterLab lab, Flowtriq.Lab.Routers.GoBgpDaemon daemon) : Rig(lab)
{
    public Flowtriq.Lab.Routers.GoBgpDaemon Daemon => daemon;

    public override Task<IRouteAnnouncer> MakeAsync()
    {
        var errors = new FieldErrors();
        var plan = GoBgpPlan.Make(
            new Flowtriq.Server.Contract.Mitigations.GoBgpDaemon("core", $"unix://{daemon.Socket}", "65000:666:1"),
            [
                new BgpGroup(
                    "default",
                    [RouteKind.Blackhole, RouteKind.FlowSpec],
                    NextHopV4: "192.0.2.1",
                    NextHopV6: "100::1"
                ),
            ],
            errors
        );
        Assert.Empty(errors.ToDictionary());
        return Task.FromResult<IRouteAnnouncer>(
            new GoBgpAnnouncer(plan, TimeProvider.System, NullLogger<Announcers>.Instance)
        );
    }

    public override async ValueTask DisposeAsync()
    {
        await daemon.DisposeAsync();
        await base.DisposeAsync();
    }
}
