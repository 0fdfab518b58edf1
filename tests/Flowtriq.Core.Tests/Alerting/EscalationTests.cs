using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Tests.Alerting;

public sealed class EscalationTests
{
    private readonly Desk _desk = new(Desk.ThreeSteps);

    [Fact]
    public void Takes_each_step_when_it_is_due_and_begins_anew_as_often_as_the_policy_says()
    {
        Assert.Equal(["Opened channel:1"], _desk.Attack().News());
        Assert.Empty(_desk.After(TimeSpan.FromSeconds(299)).News());
        Assert.Equal(["Escalated channel:2"], _desk.After(TimeSpan.FromSeconds(1)).News());
        Assert.Equal(["Escalated channel:1", "Escalated channel:3"], _desk.After(TimeSpan.FromMinutes(10)).News());
        Assert.Empty(_desk.After(TimeSpan.FromSeconds((30 * 60) - 1)).News());
        Assert.Equal(["Escalated channel:1"], _desk.After(TimeSpan.FromSeconds(1)).News());
        Assert.Equal(
            ["Escalated channel:2", "Escalated channel:1", "Escalated channel:3"],
            _desk.After(TimeSpan.FromMinutes(15)).News()
        );
        Assert.Empty(_desk.After(TimeSpan.FromHours(3)).News());
        Assert.Equal(["Resolved channel:1", "Resolved channel:2", "Resolved channel:3"], _desk.Resolve().News());
    }

    [Fact]
    public void Stops_when_somebody_takes_it_and_says_so_to_those_who_know()
    {
        _desk.Attack().After(TimeSpan.FromMinutes(6)).News();
        Assert.Equal(["Acknowledged channel:1", "Acknowledged channel:2"], _desk.Acknowledge().News());
        Assert.Empty(_desk.After(TimeSpan.FromHours(2)).News());
        Assert.Equal(["Resolved channel:1", "Resolved channel:2"], _desk.Resolve().News());
        Assert.Empty(_desk.After(TimeSpan.FromHours(1)).News());
    }

    [Fact]
    public void Tells_anew_when_it_comes_back()
    {
        _desk.Attack().Resolve().News();
        Assert.Equal(["Opened channel:1"], _desk.After(TimeSpan.FromMinutes(1)).Reopen().News());
        Assert.Equal(["Resolved channel:1"], _desk.Resolve().News());
    }

    [Fact]
    public void Makes_up_for_steps_missed_while_nobody_looked()
    {
        _desk.Attack().News();
        Assert.Equal(
            ["Escalated channel:2", "Escalated channel:1", "Escalated channel:3"],
            _desk.Asleep(TimeSpan.FromHours(8)).News()
        );
        Assert.Empty(_desk.Look().News());
    }

    [Fact]
    public void Says_once_that_it_matters_more_and_never_that_it_matters_less()
    {
        _desk.Attack(severity: Severity.Medium).News();
        Assert.Equal(["Changed channel:1"], Rate(Severity.Critical).News());
        Assert.Empty(Rate(Severity.Low).News());
        Assert.Empty(Rate(Severity.Critical).News());
    }

    [Fact]
    public void Says_once_whom_it_hits_when_that_becomes_known()
    {
        _desk.Attack(target: null).News();
        _desk.Change(1, static incident => incident with { Target = Desk.Prefix("203.0.113.9/32") });
        var news = Assert.Single(_desk.Told);
        Assert.Equal((NotificationKind.Changed, "target 203.0.113.9/32"), (news.Kind, news.Text));
        Assert.Single(_desk.After(TimeSpan.FromMinutes(1)).Told);
    }

    [Fact]
    public void A_higher_severity_goes_the_route_it_belongs_to()
    {
        _desk.Plan = new AlertingPlan
        {
            Routes =
            [
                new AlertRoute(1, "pager", new AlertMatch { AtLeast = Severity.Critical }, 2),
                new AlertRoute(2, "chat", AlertMatch.All, 1),
            ],
            Policies =
            [
                new EscalationPolicy(1, "chat", [Desk.Step(0, Desk.Channel(1))]),
                new EscalationPolicy(2, "pager", [Desk.Step(0, Desk.Channel(9))]),
            ],
        };
        Assert.Equal(["Opened channel:1"], _desk.Attack(severity: Severity.Medium).News());
        Assert.Equal(["Changed channel:1", "Opened channel:9"], Rate(Severity.Critical).News());
        Assert.Equal(["Resolved channel:1", "Resolved channel:9"], _desk.Resolve().News());
    }

    [Fact]
    public void Tells_whoever_is_on_call_at_that_moment_and_passes_on_at_once_when_nobody_is()
    {
        _desk.Plan = Desk.ThreeSteps with
        {
            Policies =
            [
                new EscalationPolicy(
                    1,
                    "noc",
                    [
                        Desk.Step(0, new AlertTarget.OnCall(5)),
                        Desk.Step(10, new AlertTarget.OnCall(4), new AlertTarget.Person(8)),
                        Desk.Step(10, Desk.Channel(1)),
                    ]
                ),
            ],
            Rotas = [RotaTests.Weekly(4, 7, 8)],
        };
        Assert.Equal(["Escalated person:8"], _desk.Attack().News());
        Assert.Equal(["Step 1 of noc reaches nobody"], _desk.Remarks);
        Assert.Equal(["Escalated channel:1"], _desk.After(TimeSpan.FromMinutes(10)).News());
    }

    [Fact]
    public void A_policy_that_is_taken_away_in_mid_attack_leaves_the_incident_to_its_route()
    {
        _desk.Attack().News();
        _desk.Plan = new AlertingPlan
        {
            Routes = [new AlertRoute(1, "all", AlertMatch.All, 2)],
            Policies = [new EscalationPolicy(2, "other", [Desk.Step(0, Desk.Channel(4))])],
        };
        Assert.Equal(["Opened channel:4"], _desk.After(TimeSpan.FromSeconds(2)).News());
    }

    [Fact]
    public void Without_a_route_nobody_is_told_until_there_is_one()
    {
        _desk.Plan = AlertingPlan.Empty;
        Assert.Empty(_desk.Attack().News());
        _desk.Plan = Desk.ThreeSteps;
        Assert.Equal(["Opened channel:1"], _desk.Look().News());
    }

    private Desk Rate(Severity severity) =>
        _desk.Change(1, incident => incident with { Rating = new SeverityRating(severity, "") });
}
