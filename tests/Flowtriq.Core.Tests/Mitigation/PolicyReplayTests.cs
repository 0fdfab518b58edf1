using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Replay;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Traffic;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class PolicyReplayTests
{
    private static readonly DateTimeOffset Now = Start.AddDays(3);

    [Fact]
    public void A_large_attack_filters_at_once_and_asks_before_it_discards()
    {
        var replayed = PolicyReplay.Of(Past(3_000, 300), PolicyPresets.StandardLadder, Facts, Now);
        Assert.Equal(
            ["Firewall Apply 0", "FlowSpec Apply 10", "Blackhole AwaitsApproval 20"],
            replayed.Levels.Select(l => $"{l.Level} {l.Disposition} {(l.At - Start).TotalSeconds}")
        );
        Assert.True(replayed.Announcements > 0);
        Assert.Empty(replayed.Refused);
    }

    [Fact]
    public void An_attack_that_ends_soon_climbs_no_further()
    {
        var replayed = PolicyReplay.Of(Past(3_000, 5), PolicyPresets.StandardLadder, Facts, Now);
        Assert.Equal([MitigationLevel.Firewall], replayed.Levels.Select(l => l.Level));
        Assert.Equal(0, replayed.Announcements);
    }

    [Fact]
    public void What_only_watches_announces_nothing()
    {
        var replayed = PolicyReplay.Of(Past(9_000, 300), PolicyPresets.MonitorOnly, Facts, Now);
        Assert.NotEmpty(replayed.Levels);
        Assert.All(replayed.Levels, l => Assert.Equal(Disposition.Observed, l.Disposition));
        Assert.Equal(0, replayed.Announcements);
    }

    [Fact]
    public void The_kernel_s_refusals_are_counted_once_each()
    {
        var elsewhere = Facts with { Own = [P("198.51.100.0/24")] };
        var replayed = PolicyReplay.Of(Past(3_000, 300), PolicyPresets.StandardLadder, elsewhere, Now);
        Assert.All(replayed.Refused, refusal => Assert.Equal(RefusalKind.NotOurs, refusal.Kind));
        Assert.Equal(
            replayed.Refused.Length,
            replayed.Refused.Select(refusal => refusal.Desired.Key).Distinct().Count()
        );
        Assert.NotEmpty(replayed.Refused);
        Assert.Equal(0, replayed.Announcements);
    }

    [Fact]
    public void An_incident_without_a_target_or_of_outbound_traffic_is_left_alone()
    {
        var unnamed = Past(3_000, 300) with { Target = null };
        Assert.Empty(PolicyReplay.Of(unnamed, PolicyPresets.StandardLadder, Facts, Now).Levels);
        var outbound = Past(3_000, 300) with { Direction = Direction.Outbound };
        Assert.Empty(PolicyReplay.Of(outbound, PolicyPresets.StandardLadder, Facts, Now).Levels);
    }

    private static Incident Past(double mbps, double seconds) =>
        Attack(state: IncidentState.Resolved) with
        {
            Peak = TrafficRate.Of(mbps * 100, mbps * 1e6),
            Resolved = Start.AddSeconds(seconds),
        };
}
