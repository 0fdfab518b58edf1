using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Safety;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class SafetyBudgets
{
    private static readonly ImmutableArray<DesiredMitigation> Twenty = Repeat(
        20,
        index => Rule(Udp($"203.0.113.{index + 100}/32", 53))
    );

    [Fact]
    public void A_router_holds_no_more_than_its_budget()
    {
        var facts = Facts with
        {
            Routers = [new RouterBudget("edge1", VendorProfile.Frr), new RouterBudget("edge2", VendorProfile.Bird, 3)],
        };
        var admission = SafetyKernel.Admit(Twenty, facts);
        Assert.Equal(3, admission.Admitted.Length);
        Assert.All(admission.Refused, refusal => Assert.Equal(RefusalKind.Budget, refusal.Kind));
        Assert.Contains("edge2 already holds 3 FlowSpec rules", admission.Refused[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_router_without_FlowSpec_does_not_stop_the_others()
    {
        var both = Facts with
        {
            Routers = [new RouterBudget("old", VendorProfile.OpenBgpd), new RouterBudget("edge1", VendorProfile.Frr)],
        };
        Assert.Null(Refused(Twenty[0], both));
        var none = Facts with { Routers = [new RouterBudget("old", VendorProfile.OpenBgpd)] };
        Assert.Equal(RefusalKind.BadRule, Refused(Twenty[0], none)?.Kind);
    }

    [Fact]
    public void A_customer_has_no_more_routes_than_its_budget()
    {
        var facts = Facts with { Limits = new SafetyLimits { RoutesPerCustomer = 5 } };
        Assert.Equal(5, SafetyKernel.Admit(Twenty, facts).Admitted.Length);
    }

    [Fact]
    public void Only_so_many_are_announced_in_a_minute_and_renewals_do_not_count()
    {
        var active = Twenty.Take(15).Select(rule => rule.Key).ToImmutableHashSet();
        var admission = SafetyKernel.Admit(Twenty, Facts with { Active = active, AnnouncedInLastMinute = 8 });
        Assert.Equal(17, admission.Admitted.Length);
        Assert.Superset(active, admission.Admitted.Select(rule => rule.Key).ToHashSet());
        Assert.All(admission.Refused, refusal => Assert.Equal(RefusalKind.RateLimit, refusal.Kind));
    }

    [Fact]
    public void One_percent_of_a_customer_is_the_most_in_black_holes()
    {
        var small = Facts with { Customers = new([Acme with { Prefixes = [P("203.0.113.0/24")] }]) };
        var holes = Repeat(4, index => Blackhole($"203.0.113.{index + 100}/32"));
        var admission = SafetyKernel.Admit(holes, small);
        Assert.Equal(2, admission.Admitted.Length);
        Assert.Contains("two people must approve", admission.Refused[0].Reason, StringComparison.Ordinal);
        var agreed = holes.Select(hole => hole with { ApprovedBy = [Person("ann"), Person("bob")] }).ToArray();
        Assert.Equal(4, SafetyKernel.Admit(agreed, small).Admitted.Length);
    }

    [Fact]
    public void The_same_mitigation_twice_is_admitted_once_in_its_newest_revision()
    {
        var rule = Twenty[0];
        var admission = SafetyKernel.Admit([rule, rule with { Revision = 2 }], Facts);
        Assert.Equal(2, Assert.Single(admission.Admitted).Revision);
        Assert.Equal(RefusalKind.Conflict, Assert.Single(admission.Refused).Kind);
    }

    [Fact]
    public void What_is_in_force_keeps_its_place_in_the_budget()
    {
        var last = Twenty[^1];
        var facts = Facts with { Routers = [new RouterBudget("edge1", VendorProfile.Frr, 1)], Active = [last.Key] };
        Assert.Equal([last], SafetyKernel.Admit(Twenty, facts).Admitted);
    }
}
