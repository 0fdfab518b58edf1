using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

/// <summary>A scrubbing provider's router is peered with for diversions alone: it is neither asked for more nor in anybody's way.</summary>
public sealed class RoutersThatTakeLess
{
    private static readonly AnnouncerPeer Scrubber = new()
    {
        Name = "scrubber",
        Profile = VendorProfile.Conservative with { MaxTerms = 1 },
        Kinds = [RouteKind.Diversion],
        Up = true,
    };

    [Fact]
    public void Is_for_neither_rules_nor_black_holes()
    {
        Assert.False(Scrubber.TakesRules);
        Assert.False(Scrubber.TakesBlackholes);
        Assert.Equal(VendorProfile.Conservative.MaxTerms, LadderSurvey.Strictest([Scrubber]).MaxTerms);
    }

    [Fact]
    public void Has_no_budget_to_be_used_up()
    {
        var facts = SafetySurvey.FactsOf(
            new Surroundings { Peers = [Scrubber] },
            MitigationBook.Empty,
            DateTimeOffset.UnixEpoch
        );
        var budget = Assert.Single(facts.Routers);
        Assert.Equal((0, int.MaxValue), (budget.Profile.MaxRules, budget.MaxBlackholes));
    }
}
