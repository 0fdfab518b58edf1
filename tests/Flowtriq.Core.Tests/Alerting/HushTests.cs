using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Tests.Alerting;

public sealed class HushTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private readonly Desk _desk = new(Desk.ThreeSteps);

    [Fact]
    public void A_silence_keeps_quiet_until_it_ends_and_the_timeline_says_so_once()
    {
        Silence(AlertMatch.All, TimeSpan.FromMinutes(10));
        Assert.Empty(_desk.Attack().After(TimeSpan.FromMinutes(9)).News());
        Assert.Equal(["Nobody is told until 2026-11-23 09:10 UTC: silence 3 by ada: link test"], _desk.Remarks);
        Assert.Equal(["Opened channel:1"], _desk.After(TimeSpan.FromMinutes(1)).News());
    }

    [Fact]
    public void A_silence_that_is_ended_early_lets_the_telling_begin()
    {
        Silence(AlertMatch.All, TimeSpan.FromHours(10));
        _desk.Attack().News();
        _desk.Plan = Desk.ThreeSteps;
        Assert.Equal(["Opened channel:1"], _desk.Look().News());
    }

    [Fact]
    public void A_silence_in_mid_escalation_holds_the_steps_and_what_is_over_is_told_all_the_same()
    {
        _desk.Attack().News();
        Silence(new AlertMatch { Incident = new IncidentId(1) }, TimeSpan.FromHours(1));
        Assert.Empty(_desk.After(TimeSpan.FromMinutes(20)).News());
        Assert.Equal(["Resolved channel:1"], _desk.Resolve().News());
    }

    [Fact]
    public void What_is_over_before_a_silence_ends_is_never_told()
    {
        Silence(AlertMatch.All, TimeSpan.FromMinutes(10));
        Assert.Empty(_desk.Attack().Resolve().After(TimeSpan.FromMinutes(20)).News());
    }

    [Theory]
    [InlineData("FRA", true)]
    [InlineData("fra", true)]
    [InlineData("AMS", false)]
    [InlineData("FRA,AMS", false)]
    [InlineData("", false)]
    public void Work_on_a_POP_hides_only_what_no_other_POP_sees(string pops, bool quiet)
    {
        Window(new AlertMatch { Pops = ["FRA"] });
        var told = _desk.Attack(pops: pops.Split(',', StringSplitOptions.RemoveEmptyEntries)).News();
        Assert.Equal(quiet ? [] : ["Opened channel:1"], told);
    }

    [Theory]
    [InlineData("Customer X", "customer x", "203.0.113.7/32", true)]
    [InlineData("Customer X", "Customer Y", "203.0.113.7/32", false)]
    [InlineData("Customer X", null, "203.0.113.7/32", false)]
    public void Work_for_a_customer_hides_its_incidents(string meant, string? owner, string target, bool quiet)
    {
        Window(new AlertMatch { Customers = [meant] });
        Assert.Equal(quiet, _desk.Attack(target: target, customer: owner).News().Length == 0);
    }

    [Fact]
    public void A_silenced_prefix_holds_its_hosts_and_no_other()
    {
        Silence(new AlertMatch { Target = Desk.Prefix("203.0.113.0/24") }, TimeSpan.FromHours(1));
        Assert.Empty(_desk.Attack(1, target: "203.0.113.7/32").News());
        Assert.NotEmpty(_desk.Attack(2, target: "198.51.100.7/32").News());
        Assert.NotEmpty(_desk.Attack(3, target: null).News());
    }

    [Theory]
    [InlineData("2026-11-23T21:59:00Z", false)]
    [InlineData("2026-11-23T22:00:00Z", true)]
    [InlineData("2026-11-24T04:59:59Z", true)]
    [InlineData("2026-11-24T05:00:00Z", false)]
    [InlineData("2026-11-24T22:30:00Z", false)]
    public void A_weekly_window_goes_by_the_clock_of_its_place_and_past_midnight(string at, bool open)
    {
        var window = new MaintenanceWindow(1, "uplink", AlertMatch.All, Desk.Start, null, MondayNight);
        Assert.Equal(open, window.EndAt(DateTimeOffset.Parse(at)) is not null);
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", false)]
    [InlineData("2026-03-29T01:00:00Z", true)]
    [InlineData("2026-03-29T01:30:00Z", true)]
    [InlineData("2026-03-29T02:00:00Z", false)]
    public void A_window_that_begins_in_the_hour_summer_time_takes_begins_after_it(string at, bool open)
    {
        var hours = new WeeklyHours([DayOfWeek.Sunday], new TimeOnly(2, 30), new TimeOnly(4, 0), Berlin);
        Assert.Equal(open, hours.EndAt(DateTimeOffset.Parse(at)) is not null);
    }

    [Fact]
    public void In_quiet_hours_only_what_matters_is_told_and_the_rest_when_they_end()
    {
        var night = new WeeklyHours([DayOfWeek.Monday], new TimeOnly(9, 0), new TimeOnly(11, 0), Berlin);
        _desk.Plan = Desk.ThreeSteps with
        {
            Routes = [Desk.ThreeSteps.Routes[0] with { Quiet = night, QuietBelow = Severity.High }],
        };
        Assert.Empty(_desk.Attack(1, Severity.Medium).News());
        Assert.Equal(["Opened channel:1"], _desk.Attack(2, Severity.High).News());
        _desk.Acknowledge(2).News();
        Assert.Equal(["Opened channel:1"], _desk.After(TimeSpan.FromHours(1)).News());
    }

    private static WeeklyHours MondayNight => new([DayOfWeek.Monday], new TimeOnly(23, 0), new TimeOnly(6, 0), Berlin);

    private void Silence(AlertMatch match, TimeSpan length) =>
        _desk.Plan = Desk.ThreeSteps with
        {
            Silences = [new Silence(3, match, "link test", "ada", _desk.Now, _desk.Now + length)],
        };

    private void Window(AlertMatch scope) =>
        _desk.Plan = Desk.ThreeSteps with
        {
            Windows = [new MaintenanceWindow(1, "new line cards", scope, _desk.Now, _desk.Now.AddHours(1), null)],
        };
}
