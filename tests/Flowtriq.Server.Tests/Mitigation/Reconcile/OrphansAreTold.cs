using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;
using Microsoft.Extensions.Logging;
using static Flowtriq.Server.Tests.Mitigation.Pieces;

namespace Flowtriq.Server.Tests.Mitigation.Reconcile;

/// <summary>What a backend holds and nobody wants: told once each time it is found.</summary>
public sealed class OrphansAreTold : IDisposable
{
    private static readonly IReadOnlyDictionary<NodeId, ImmutableArray<EdgeFilterOrder>> NoOrders = ImmutableDictionary<
        NodeId,
        ImmutableArray<EdgeFilterOrder>
    >.Empty;

    private readonly CapturedLogs logs = new();
    private readonly ILoggerFactory factory;
    private readonly OrphanWatch watch;

    public OrphansAreTold()
    {
        factory = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var metrics = new MitigationMetrics(new ServerMeter(new Meter("orphans")), new MitigationBoard());
        watch = new OrphanWatch(metrics, factory.CreateLogger<OrphanWatch>());
    }

    public void Dispose()
    {
        factory.Dispose();
        logs.Dispose();
    }

    [Fact]
    public void A_route_is_told_once_while_it_is_there_and_again_when_it_comes_back()
    {
        var found = Around() with { Routes = [Route("edge1", AnnouncedState.Orphan)] };
        watch.Look(found, NoOrders);
        watch.Look(found, NoOrders);
        Assert.Equal(1, Told());
        watch.Look(Around(), NoOrders);
        watch.Look(found, NoOrders);
        Assert.Equal(2, Told());
        Assert.Contains("edge1 holds destination 192.0.2.7/32", logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_by_order_that_is_ordered_no_more_is_one()
    {
        var around = Around(firewall: OnNode("", Dropping(1)));
        watch.Look(around, Ordered(new EdgeFilterOrder(Rule(), Now.AddMinutes(1))));
        Assert.Equal(0, Told());
        watch.Look(around, Ordered());
        Assert.Equal(1, Told());
    }

    [Fact]
    public void What_a_node_does_by_its_own_policy_or_may_still_be_told_is_none()
    {
        watch.Look(Around(firewall: OnNode("", Dropping(1, byNode: true))), Ordered());
        watch.Look(Around(firewall: OnNode("", Dropping(1))), NoOrders);
        watch.Look(Around() with { Routes = [Route("edge1", AnnouncedState.Accepted)] }, NoOrders);
        Assert.Equal(0, Told());
    }

    private static ImmutableDictionary<NodeId, ImmutableArray<EdgeFilterOrder>> Ordered(
        params EdgeFilterOrder[] orders
    ) => ImmutableDictionary<NodeId, ImmutableArray<EdgeFilterOrder>>.Empty.Add(Node, [.. orders]);

    private int Told() => logs.Text.Split("which nobody wants").Length - 1;
}
