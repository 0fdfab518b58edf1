using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Reports.Gathering;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>A customer's period against what was promised.</summary>
internal static class SlaReport
{
    internal static ReportDocument Of(PeriodFacts facts)
    {
        var figures = SlaFigures.Of(facts.Period, facts.Objectives, facts.Incidents, facts.Discards, facts.Now);
        return new ReportDocument(
            ReportKind.Sla,
            "Service level report",
            facts.Customer ?? "",
            facts.Organisation,
            facts.Period.ToString(),
            facts.Period.From,
            facts.Period.To,
            facts.Now,
            Summary(facts, figures),
            [
                Attainment(figures),
                Availability(figures),
                Reactions(figures),
                Incidents(figures),
                Traffic(facts, figures),
                Method(facts, figures),
            ]
        );
    }

    private static string Summary(PeriodFacts facts, SlaFigures figures)
    {
        var attacks = figures.Incidents.Count;
        if (attacks == 0)
            return $"No attack on the addresses of {facts.Customer} was detected in {facts.Period}.";
        var kept = figures.KeptUnimpaired ? "which keeps" : "which does not keep";
        return $"In {facts.Period}, {FigureText.Counted(attacks, "attack", "attacks")} on the addresses of {facts.Customer} ran for {FigureText.Span(figures.UnderAttack)} altogether. {FigureText.Attained(figures.Unimpaired)} of the time was without impairment by attacks, {kept} the objective of {FigureText.Percent(facts.Objectives.Unimpaired)}.";
    }

    private static ReportSection Attainment(SlaFigures figures) =>
        new SectionDraft("attainment", "Objectives")
            .Number("unimpaired", "Time without impairment by attacks", Attained(figures.Unimpaired), main: true)
            .Table(
                "objectives",
                "Objectives and what was attained",
                [
                    new("Objective", 3.2),
                    new("Promised", 1.6, Right: true),
                    new("Attained", 2, Right: true),
                    new("Kept", 1.2),
                ],
                [
                    [
                        Cells.Word("Time without impairment by attacks"),
                        Cells.Share(figures.Objectives.Unimpaired),
                        Attained(figures.Unimpaired),
                        Cells.Word(figures.KeptUnimpaired ? "yes" : "no"),
                    ],
                    Reaction("Time to detect", figures.Detect),
                    Reaction("Time to mitigate", figures.Mitigate),
                ],
                ""
            )
            .Done();

    private static ReportCell Attained(double share) => new(FigureText.Attained(share), Math.Round(share, 8), "share");

    private static ReportCell[] Reaction(string name, ReactionFigures figures) =>
        [
            Cells.Word(name),
            Cells.Span(figures.Objective),
            figures.Measured == 0
                ? Cells.Word("nothing to measure")
                : new ReportCell($"{figures.Kept} of {figures.Measured}", figures.Kept),
            Cells.Word(
                figures.Measured == 0 ? "–"
                : figures.Kept == figures.Measured ? "yes"
                : "no"
            ),
        ];

    private static ReportSection Availability(SlaFigures figures) =>
        new SectionDraft("availability", "Impact on availability")
            .Span("underAttack", "Time under attack", figures.UnderAttack, main: true)
            .Span("unmitigated", "Time under attack before a measure was in force", figures.Unmitigated)
            .Span("discarded", "Time in which all traffic to an address was discarded", figures.Discarded)
            .Span("impaired", "Time with impairment, each moment counted once", figures.Impaired, main: true)
            .Say(
                "Whether a service suffered is not measured. Impairment is the most that attacks can have cost: all time from the beginning of an attack until a measure was in force, and all time in which traffic to an address was discarded."
            )
            .Done();

    private static ReportSection Reactions(SlaFigures figures) =>
        new SectionDraft("reactions", "Time to detect and to mitigate")
            .Table(
                "reactions",
                "Reaction times",
                [
                    new("", 2.4),
                    new("Objective", 1.2, Right: true),
                    new("Median", 1.2, Right: true),
                    new("95 of 100", 1.2, Right: true),
                    new("Slowest", 1.2, Right: true),
                    new("Within", 1.2, Right: true),
                ],
                [
                    Row("From the first packet to detection", figures.Detect),
                    Row("From detection to a measure in force", figures.Mitigate),
                ],
                ""
            )
            .Count("neverMitigated", "Attacks against which nothing was put in force", figures.NeverMitigated)
            .Done();

    internal static ReportCell[] Row(string name, ReactionFigures figures) =>
        [
            Cells.Word(name),
            Cells.Span(figures.Objective),
            Cells.Span(figures.Median),
            Cells.Span(figures.Slowest95),
            Cells.Span(figures.Slowest),
            figures.Measured == 0
                ? Cells.Word(null)
                : new ReportCell($"{figures.Kept} of {figures.Measured}", figures.Kept),
        ];

    private static ReportSection Incidents(SlaFigures figures) =>
        new SectionDraft("incidents", "Attacks")
            .Count("incidents", "Attacks", figures.Incidents.Count, main: true)
            .Chart(figures.Incidents.Count > 0 ? Charts.Days(figures.Period, figures.Incidents) : null)
            .Table(
                "incidents",
                "All attacks of the period",
                [
                    new("Incident", 1.2),
                    new("Began", 2.2),
                    new("Target", 2.2, Code: true),
                    new("Kind", 1.9),
                    new("Lasted", 1.4, Right: true),
                    new("Highest", 1.4, Right: true),
                    new("Mitigated in", 1.4, Right: true),
                ],
                figures.Incidents.Select(static one =>
                    (ReportCell[])
                        [
                            Cells.Word(one.Id.ToString()),
                            Cells.Time(one.Onset),
                            Cells.Word(one.Target),
                            Cells.Word(one.Title),
                            one.Ended is { } ended ? Cells.Span(ended - one.Onset) : Cells.Word("running"),
                            Cells.Bits(one.PeakBps),
                            Cells.Span(one.ToMitigate),
                        ]
                ),
                "No attack was detected."
            )
            .SayIf(
                figures.LeftOut > 0,
                $"{FigureText.Counted(figures.LeftOut, "incident", "incidents")} that a person judged to be ordinary traffic or a test are left out."
            )
            .Done();

    private static ReportSection Traffic(PeriodFacts facts, SlaFigures figures) =>
        new SectionDraft("traffic", "Traffic and capacity")
            .Bits("peakBps", "Highest rate of any attack in bits", figures.PeakBps, main: true)
            .Packets("peakPps", "Highest rate of any attack in packets", figures.PeakPps)
            .Share(
                "linkShare",
                "Largest share of one link that an attack took",
                figures.LinkShare,
                "no capacity is known"
            )
            .Chart(Charts.Traffic(facts.Traffic, "Traffic to the customer's busiest addresses"))
            .Say(
                facts.Traffic is null
                    ? "The measurements could not be read when this report was made; the chart is left out."
                : Charts.Traffic(facts.Traffic, "") is null
                    ? "No address of the customer was among the busiest of the period, so there is no chart of its traffic."
                : "The chart shows what was measured for the customer's addresses while they were among the busiest; at least so much arrived."
            )
            .Done();

    private static ReportSection Method(PeriodFacts facts, SlaFigures figures) =>
        new SectionDraft("method", "How the figures are made")
            .Word("prefixes", "Addresses", facts.Prefixes.Count > 0 ? string.Join(", ", facts.Prefixes) : "none")
            .Moment("from", "From", figures.Period.From, "")
            .Moment("to", "To (not included)", figures.Period.To, "")
            .Say(
                "Attacks on targets that lie wholly inside the customer's addresses are counted. Times to detect and mitigate are counted in the period in which an attack began; times under attack are cut at the ends of the period."
            )
            .SayIf(
                facts.Left > 0,
                $"There were too many incidents to be read at once; the oldest {FigureText.Count(facts.Left)} of the network are not in these figures."
            )
            .Say(
                "\"95 of 100\" is the time within which 95 of 100 attacks were dealt with; each such figure is a time that was measured."
            )
            .Done();
}
