using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Traffic;
using FsCheck;
using FsCheck.Fluent;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class LadderProperties
{
    private static readonly Policy[] Policies =
    [
        PolicyPresets.StandardLadder,
        PolicyPresets.MonitorOnly,
        LadderRun.Automatic(PolicyPresets.StandardLadder),
        LadderRun.Automatic(PolicyPresets.ScrubBeforeDiscard),
    ];

    private sealed record Step(int Mbps, int Left, int Link, int Seconds, bool Over);

    private sealed record Story(int Policy, bool Owned, bool Divertible, List<Step> Steps, int More);

    [Fact]
    public void The_same_look_twice_changes_nothing() =>
        Holds(
            (story, run) =>
            {
                var first = run.Decide().Last;
                var second = run.Decide().Last;
                return Text(first) == Text(second) && first.State.QuietSince == second.State.QuietSince;
            }
        );

    [Fact]
    public void A_larger_attack_never_climbs_less_high() =>
        Holds(
            (story, run) =>
            {
                var smaller = Ladder.Decide(run.Incident, run.Policy, run.Facts, run.State, run.Now);
                var more = 1 + (story.More / 10.0);
                var larger = run.Facts with
                {
                    Offered = TrafficRate.Of(
                        run.Facts.Offered!.Value.Packets.Value * more,
                        run.Facts.Offered.Value.Bits.Value * more
                    ),
                    Residual = new BitsPerSecond(run.Facts.Residual!.Value.Value * more),
                    LinkShare = run.Facts.LinkShare * more,
                };
                var severe = run.Incident with { Rating = new SeverityRating(Severity.Critical, "") };
                var bigger = Ladder.Decide(severe, run.Policy, larger, run.State, run.Now);
                return Height(run.Policy, bigger) >= Height(run.Policy, smaller);
            }
        );

    [Fact]
    public void Nothing_above_level_1_without_an_owner_and_never_without_an_expiry() =>
        Holds(
            (story, run) =>
                run.Decide()
                    .Last.Desired.All(m =>
                        (story.Owned || m.Level == MitigationLevel.Firewall)
                        && m.Expires > run.Now
                        && m.Incident == run.Incident.Id
                        && m.Reason.Length > 0
                    )
        );

    [Fact]
    public void Whatever_the_ladder_wants_only_what_is_safe_leaves_the_kernel() =>
        Holds(
            (story, run) =>
            {
                var desired = run.Decide().Last.Desired;
                var facts = Facts with { Now = run.Now, Protected = [new(P("203.0.113.0/27"), "infrastructure")] };
                return SafetyKernel.Admit(desired, facts).Admitted.IsEmpty;
            }
        );

    private static void Holds(Func<Story, LadderRun, bool> property) =>
        Prop.ForAll(
                Stories().ToArbitrary(),
                story =>
                {
                    var run = new LadderRun(Policies[story.Policy]);
                    run.Facts = run.Facts with
                    {
                        Owner = story.Owned ? Acme : null,
                        Diversion = story.Divertible ? new(P("203.0.113.0/24"), "cloudflare") : null,
                    };
                    foreach (var step in story.Steps)
                    {
                        run.Incident = Attack(state: step.Over ? IncidentState.Resolved : IncidentState.Open);
                        run.For(step.Seconds, step.Mbps, step.Mbps * step.Left / 100.0, step.Link / 100.0);
                    }
                    return property(story, run);
                }
            )
            .QuickCheckThrowOnFailure();

    private static int Height(Policy policy, LadderDecision decision) =>
        decision.Desired.Select(m => policy.Order.IndexOf(m.Level)).DefaultIfEmpty(-1).Max();

    private static string Text(LadderDecision decision) =>
        string.Join(
            '\n',
            decision
                .Desired.Select(m => $"{m.Key} {m.Action} {m.Revision} {m.Disposition} {m.Expires:O} {m.Reason}")
                .Concat(decision.Asks)
        );

    private static Gen<Story> Stories() =>
        from policy in Gen.Choose(0, Policies.Length - 1)
        from owned in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from divertible in Gen.Elements(true, false)
        from steps in Steps().NonEmptyListOf()
        from more in Gen.Choose(0, 50)
        select new Story(policy, owned, divertible, [.. steps.Take(6)], more);

    private static Gen<Step> Steps() =>
        from mbps in Gen.Elements(0, 60, 150, 600, 2_500, 8_000)
        from left in Gen.Elements(0, 1, 50, 100)
        from link in Gen.Elements(10, 60, 72, 85)
        from seconds in Gen.Elements(1, 3, 12, 70, 700)
        from over in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(mbps, left, link, seconds, over);
}
