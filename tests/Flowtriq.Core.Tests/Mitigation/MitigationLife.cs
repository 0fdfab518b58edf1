using Flowtriq.Core.Mitigation;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class MitigationLife
{
    private static readonly DesiredMitigation Desired = Rule(Udp("203.0.113.9/32", 53));

    [Fact]
    public void Every_step_is_kept_with_its_evidence()
    {
        var record = MitigationRecord
            .Begin(Desired, Start)
            .With(new(Start, MitigationState.Requested, "sent"))
            .With(new(Start, MitigationState.Accepted, "in the table", "edge1"))
            .With(new(Start, MitigationState.Accepted, "in the table", "edge2"))
            .With(new(Start, MitigationState.Effective, "residual 12.0 Mbps"))
            .With(new(Start, MitigationState.Withdrawn, "attack over"));
        Assert.Equal(6, record.History.Length);
        Assert.True(record.IsOver);
    }

    [Fact]
    public void The_same_step_twice_and_an_impossible_one_change_nothing()
    {
        var record = MitigationRecord.Begin(Desired, Start).With(new(Start, MitigationState.Requested, "sent"));
        Assert.Same(record, record.With(new(Start.AddSeconds(1), MitigationState.Requested, "sent")));
        Assert.Same(record, record.With(new(Start, MitigationState.Proposed, "")));
        var over = record.With(new(Start, MitigationState.Expired, "not renewed"));
        Assert.Same(over, over.With(new(Start, MitigationState.Accepted, "late", "edge1")));
    }

    [Fact]
    public void A_proposal_is_approved_before_anything_is_sent()
    {
        var record = MitigationRecord.Begin(Desired with { Disposition = Disposition.AwaitsApproval }, Start);
        Assert.Equal(MitigationState.Proposed, record.State);
        Assert.Same(record, record.With(new(Start, MitigationState.Requested, "sent")));
        Assert.Equal(MitigationState.Approved, record.With(new(Start, MitigationState.Approved, "", "bob")).State);
    }

    [Fact]
    public void A_change_of_rate_keeps_the_key()
    {
        var limit = Wanted(
            new MitigationAction.FlowSpec(
                new(Udp("203.0.113.9/32", 53), FlowSpecAction.Limit(new BytesPerSecond(9_000)))
            )
        );
        Assert.Equal(Desired.Key, limit.Key);
        Assert.Equal(limit, MitigationRecord.Begin(Desired, Start).Renew(limit).Desired);
        Assert.Throws<ArgumentException>(() =>
            MitigationRecord.Begin(Desired, Start).Renew(Blackhole("203.0.113.9/32"))
        );
    }

    [Fact]
    public void Desired_mitigations_are_equal_by_content()
    {
        var twice = Blackhole("203.0.113.9/32", "ann", "bob");
        Assert.Equal(Blackhole("203.0.113.9/32", "ann", "bob"), twice);
        Assert.Equal(Blackhole("203.0.113.9/32", "ann", "bob").GetHashCode(), twice.GetHashCode());
        Assert.NotEqual(Blackhole("203.0.113.9/32", "ann"), twice);
        Assert.NotEqual(twice with { Revision = 2 }, twice);
    }
}
