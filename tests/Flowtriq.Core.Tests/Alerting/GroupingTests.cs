using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Tests.Alerting;

public sealed class GroupingTests
{
    private readonly Desk _desk = new(
        Desk.ThreeSteps with
        {
            Routes = [Desk.ThreeSteps.Routes[0] with { Grouping = AlertGrouping.Customer }],
        }
    );

    [Fact]
    public void Incidents_of_one_customer_that_come_together_are_told_as_one()
    {
        Assert.Equal(["Opened channel:1"], _desk.Attack(1, customer: "X").News());
        Assert.Equal(["Changed channel:1"], _desk.Attack(2, customer: "X").News());
        Assert.Empty(_desk.Attack(3, customer: "X").News());
        _desk.After(TimeSpan.FromMinutes(1));
        Assert.Equal("3 incidents, with INC-2, INC-3", Assert.Single(_desk.Told).Text);
    }

    [Fact]
    public void Another_customer_is_told_for_itself()
    {
        _desk.Attack(1, customer: "X").News();
        Assert.Equal(["Opened channel:1"], _desk.Attack(2, customer: "Y").News());
    }

    [Fact]
    public void One_that_matters_more_is_told_for_itself()
    {
        _desk.Attack(1, Severity.Medium, customer: "X").News();
        Assert.Equal(["Opened channel:1"], _desk.Attack(2, Severity.Critical, customer: "X").News());
    }

    [Fact]
    public void One_that_comes_late_is_told_for_itself()
    {
        _desk.Attack(1, customer: "X").Acknowledge().News();
        _desk.After(TimeSpan.FromMinutes(6));
        Assert.Equal(["Opened channel:1"], _desk.Attack(2, customer: "X").News());
    }

    [Fact]
    public void When_the_first_is_over_the_next_is_told_for_the_rest()
    {
        _desk.Attack(1, customer: "X").Attack(2, customer: "X").Attack(3, customer: "X").News();
        Assert.Equal(["Resolved channel:1", "Opened channel:1", "Changed channel:1"], _desk.Resolve(1).News());
        Assert.Equal((EscalationPhase.Telling, EscalationPhase.Grouped), (_desk[2].Phase, _desk[3].Phase));
    }
}
