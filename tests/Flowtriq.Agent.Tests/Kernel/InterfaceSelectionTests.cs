using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Tests.Kernel;

public sealed class InterfaceSelectionTests : IDisposable
{
    private readonly KernelTree _tree = new();

    public void Dispose() => _tree.Dispose();

    private IReadOnlyList<NodeInterface> Choose(AgentConfig? config = null) =>
        InterfaceSelection.Choose(
            config ?? new AgentConfig(),
            SysClassNet.Read(_tree.Sys),
            DefaultRoute.Interfaces(_tree.Proc)
        );

    [Fact]
    public void Leaves_out_loopback_bonds_bridges_and_vlans()
    {
        _tree.AddInterface("lo", 1, physical: false, type: 772);
        _tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        _tree.AddInterface("eth1", 3, physical: true, speed: 10_000);
        _tree.AddInterface("bond0", 4, physical: false, lower: ["eth0", "eth1"]);
        _tree.AddInterface("bond0.100", 5, physical: false, lower: ["bond0"]);
        _tree.AddInterface("docker0", 6, physical: false);

        Assert.Equal(["eth0", "eth1"], Choose().Select(one => one.Name));
    }

    [Fact]
    public void Takes_the_devices_below_the_default_route_for_transit()
    {
        _tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        _tree.AddInterface("eth1", 3, physical: true);
        _tree.AddInterface("bond0", 4, physical: false, lower: ["eth0"]);
        _tree.DefaultRouteOver("bond0");

        var chosen = Choose();

        Assert.Equal(InterfaceRole.Transit, chosen[0].Role);
        Assert.Equal(10e9, chosen[0].CapacityBps);
        Assert.Equal(InterfaceRole.Core, chosen[1].Role);
        Assert.Null(chosen[1].CapacityBps);
    }

    [Fact]
    public void Watches_virtual_devices_where_nothing_is_physical()
    {
        _tree.AddInterface("eth0", 2, physical: false, speed: 10_000);

        Assert.True(Assert.Single(Choose()).IsEdge);
    }

    [Fact]
    public void Takes_configured_interfaces_as_written_and_leaves_out_ignored_ones()
    {
        _tree.AddInterface("eth0", 2, physical: true, speed: 1_000);
        _tree.AddInterface("eth1", 3, physical: true);
        _tree.AddInterface("eth2", 4, physical: true);
        var config = new AgentConfig
        {
            Interfaces = new Dictionary<string, InterfaceConfig>
            {
                ["eth0"] = new(InterfaceRole.Peer, 5e8),
                ["eth1"] = new(InterfaceRole.Ignore, null),
            },
        };

        var only = Assert.Single(Choose(config));

        Assert.Equal(("eth0", InterfaceRole.Peer, 5e8), (only.Name, only.Role, only.CapacityBps!.Value));
    }
}
