using Flowtriq.Core.Incidents;
using Flowtriq.Core.Reports;

namespace Flowtriq.Core.Tests.Reports;

public sealed class FiguresOfPeriods
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod October = new(Start, Start.AddMonths(1));
    private static readonly DateTimeOffset Now = Start.AddMonths(2);

    [Fact]
    public void Impairment_lasts_until_something_is_in_force_and_while_traffic_is_discarded()
    {
        var figures = Sla(
            [Attack(1, hour: 10, minutes: 60, mitigatedAfterSeconds: 90), Attack(2, hour: 20, minutes: 30)],
            [(Start.AddHours(10.25), Start.AddHours(10.5))]
        );
        Assert.Equal(TimeSpan.FromMinutes(90), figures.UnderAttack);
        Assert.Equal(TimeSpan.FromSeconds(91) + TimeSpan.FromMinutes(30), figures.Unmitigated);
        Assert.Equal(TimeSpan.FromMinutes(15), figures.Discarded);
        Assert.Equal(figures.Unmitigated + figures.Discarded, figures.Impaired);
        Assert.Equal(1, figures.NeverMitigated);
        Assert.Equal(1 - (figures.Impaired / October.Length), figures.Unimpaired, 12);
    }

    [Fact]
    public void An_objective_is_kept_up_to_its_last_moment()
    {
        var figures = Sla([Attack(1, 10, 60, 60), Attack(2, 12, 60, 60.5)]);
        Assert.Equal(2, figures.Mitigate.Measured);
        Assert.Equal(1, figures.Mitigate.Kept);
        Assert.Equal(TimeSpan.FromSeconds(60), figures.Mitigate.Median);
        Assert.Equal(TimeSpan.FromSeconds(60.5), figures.Mitigate.Slowest95);
        Assert.Equal(2, figures.Detect.Kept);
    }

    [Fact]
    public void What_no_agreement_is_about_is_left_out()
    {
        var figures = Sla([
            Attack(1, 10, 60) with
            {
                Verdict = Verdict.FalsePositive,
            },
            Attack(2, 12, 60) with
            {
                Verdict = Verdict.Test,
            },
        ]);
        Assert.Empty(figures.Incidents);
        Assert.Equal(2, figures.LeftOut);
        Assert.Equal(1, figures.Unimpaired);
        Assert.Null(figures.Mitigate.Median);
        Assert.Null(figures.LinkShare);
    }

    [Fact]
    public void An_attack_over_the_end_of_a_month_counts_in_both_but_its_reaction_once()
    {
        var over = Attack(1, hour: 24 * 31 - 1, minutes: 120, mitigatedAfterSeconds: 5);
        var october = Sla([over]);
        var november = SlaFigures.Of(new(October.To, October.To.AddMonths(1)), SlaObjectives.Usual, [over], [], Now);
        Assert.Equal(TimeSpan.FromHours(1), october.UnderAttack);
        Assert.Equal(TimeSpan.FromHours(1), november.UnderAttack);
        Assert.Equal(1, october.Mitigate.Measured);
        Assert.Equal(0, november.Mitigate.Measured);
    }

    [Fact]
    public void A_month_is_counted_by_kind_and_customer_beside_the_one_before()
    {
        var figures = MonthFigures.Of(
            October,
            SlaObjectives.Usual,
            [
                Attack(1, -30, 60),
                Attack(2, 10, 60) with
                {
                    Customer = "Acme",
                    Vectors = ["DNS amplification"],
                    PeakBps = 4e9,
                },
                Attack(3, 10.5, 60) with
                {
                    Customer = "acme",
                    Vectors = ["DNS amplification", "TCP SYN"],
                    PeakBps = 9e9,
                },
                Attack(4, 40, 60) with
                {
                    Severity = Severity.Critical,
                },
                Attack(5, 50, 60) with
                {
                    Verdict = Verdict.Test,
                },
            ],
            Now
        );
        Assert.Equal(3, figures.Incidents.Count);
        Assert.Equal(1, figures.Before);
        Assert.Equal(1, figures.LeftOut);
        Assert.Equal(new CountedName("DNS amplification", 2, 9e9, TimeSpan.FromMinutes(90)), figures.Vectors[0]);
        Assert.Equal(("Acme", 2), (figures.Customers.Single().Name, figures.Customers.Single().Incidents));
        Assert.Equal(3, figures.Top[0].Id.Number);
        Assert.Equal(1, figures.Of(Severity.Critical));
        Assert.Equal(TimeSpan.FromMinutes(150), figures.UnderAttack);
    }

    private static SlaFigures Sla(
        ReportedIncident[] incidents,
        (DateTimeOffset From, DateTimeOffset To)[]? discards = null
    ) => SlaFigures.Of(October, SlaObjectives.Usual, incidents, discards ?? [], Now);

    /// <summary>Detected a second after its onset.</summary>
    private static ReportedIncident Attack(
        long number,
        double hour,
        double minutes,
        double? mitigatedAfterSeconds = null
    )
    {
        var onset = Start.AddHours(hour);
        return new()
        {
            Id = new IncidentId(number),
            Title = "UDP flood",
            Onset = onset,
            Detected = onset.AddSeconds(1),
            Mitigated = mitigatedAfterSeconds is { } seconds ? onset.AddSeconds(1 + seconds) : null,
            Ended = onset.AddMinutes(minutes),
        };
    }
}
