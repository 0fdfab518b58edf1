using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Firewall;
using Flowtriq.Server.Mitigation.Rules;

namespace Flowtriq.Server.Tests.Mitigation.Firewall;

public sealed class PolicyForNodes
{
    private static readonly MitigationRules Laid = new()
    {
        Revision = 3,
        Own = [Prefix("203.0.113.0/24")],
        Protected = [new ProtectedPrefix(Prefix("203.0.113.53/32"), "resolver")],
        Customers = new CustomerTable([
            new Customer
            {
                Name = "Acme",
                Prefixes = [Prefix("203.0.113.0/25")],
                Policy = "standard ladder",
            },
            new Customer { Name = "Within", Prefixes = [Prefix("203.0.113.64/28")] },
        ]),
        Policies = ImmutableDictionary<string, Policy>.Empty.Add("standard ladder", PolicyPresets.StandardLadder),
        Limits = new SafetyLimits { EdgeFilters = 12 },
        DryRun = true,
    };

    [Fact]
    public void A_customers_policy_holds_for_its_prefixes_and_the_workspaces_for_all_others()
    {
        var rules = FirewallPolicyBuilder.Build(Laid);

        Assert.Equal("standard ladder", rules.PolicyFor(Prefix("203.0.113.9/32"))!.Name);
        Assert.Equal("monitor only", rules.PolicyFor(Prefix("203.0.113.200/32"))!.Name);
        Assert.Equal("monitor only", rules.PolicyFor(Prefix("203.0.113.65/32"))!.Name);
    }

    [Fact]
    public void Limits_switches_and_protected_addresses_go_with_it()
    {
        var rules = FirewallPolicyBuilder.Build(Laid);

        Assert.Equal(12, rules.MaxFilters);
        Assert.True(rules.DryRun);
        Assert.False(rules.KillSwitch);
        Assert.Equal(Laid.Own, rules.Own);
        Assert.Equal(Laid.Protected, rules.Protected);
        Assert.Equal([Prefix("203.0.113.53/32")], rules.Allow);
    }

    [Fact]
    public void A_policy_that_is_not_valid_gives_nodes_no_right()
    {
        var broken = PolicyPresets.StandardLadder with { FlipsPerHour = 0 };
        var rules = FirewallPolicyBuilder.Build(
            Laid with
            {
                Workspace = broken,
                Policies = Laid.Policies.SetItem("standard ladder", broken with { LinkAtRisk = 2 }),
            }
        );

        Assert.Null(rules.PolicyFor(Prefix("203.0.113.9/32")));
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);
}
