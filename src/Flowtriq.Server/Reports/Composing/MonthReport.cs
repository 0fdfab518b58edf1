using Flowtriq.Core.Incidents;
using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Reports.Gathering;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>A period of the whole network for who has five minutes.</summary>
internal static class MonthReport
{
    private const int MostRows = 10;

    internal static ReportDocument Of(PeriodFacts facts)
    {
        var figures = MonthFigures.Of(facts.Period, facts.Objectives, facts.Incidents, facts.Now);
        return new ReportDocument(
            ReportKind.Month,
            "Executive summary",
            facts.Organisation,
            "Whole network",
            facts.Period.ToString(),
            facts.Period.From,
            facts.Period.To,
            facts.Now,
            Summary(facts, figures),
            [
                Overview(figures),
                Largest(figures),
                Kinds(figures),
                Reactions(figures),
                Traffic(facts),
                Method(facts, figures),
            ]
        );
    }

    private static string Summary(PeriodFacts facts, MonthFigures figures)
    {
        var attacks = figures.Incidents.Count;
        var before = figures.Before switch
        {
            0 => "none in the period before",
            var count => $"{FigureText.Count(count)} in the period before",
        };
        if (attacks == 0)
            return $"No attack was detected in {facts.Period} ({before}).";
        var largest = figures.Top[0];
        return $"{FigureText.Counted(attacks, "attack was", "attacks were")} detected in {facts.Period} ({before}). The largest, {largest.Title} on {(largest.Target.Length > 0 ? largest.Target : "an unknown target")}, reached {FigureText.Bits(largest.PeakBps)}. {figures.Detect.Kept} of {figures.Detect.Measured} were detected within {FigureText.Span(figures.Detect.Objective)}{Mitigated(figures)}.";
    }

    private static string Mitigated(MonthFigures figures) =>
        figures.Mitigate.Measured == 0
            ? "; nothing was put in force against any"
            : $", {figures.Mitigate.Kept} of {figures.Mitigate.Measured} mitigated within {FigureText.Span(figures.Mitigate.Objective)}";

    private static ReportSection Overview(MonthFigures figures) =>
        new SectionDraft("overview", "At a glance")
            .Count("incidents", "Attacks", figures.Incidents.Count, main: true)
            .Count("before", "Attacks in the period before", figures.Before)
            .Span("underAttack", "Time with at least one attack", figures.UnderAttack, main: true)
            .Count("critical", "Critical", figures.Of(Severity.Critical), main: true)
            .Count("high", "High", figures.Of(Severity.High))
            .Count("medium", "Medium", figures.Of(Severity.Medium))
            .Count("low", "Low", figures.Of(Severity.Low))
            .Chart(Charts.Days(figures.Period, figures.Incidents))
            .Done();

    private static ReportSection Largest(MonthFigures figures) =>
        new SectionDraft("largest", "Largest attacks")
            .Bits("peakBps", "Highest rate in bits", figures.Top.Count > 0 ? figures.Top[0].PeakBps : 0, main: true)
            .Table(
                "largest",
                "Largest attacks",
                [
                    new("Incident", 1.2),
                    new("Began", 2.3),
                    new("Customer", 1.8),
                    new("Target", 2.2, Code: true),
                    new("Kind", 2),
                    new("Highest", 1.4, Right: true),
                ],
                figures.Top.Select(static one =>
                    (ReportCell[])
                        [
                            Cells.Word(one.Id.ToString()),
                            Cells.Time(one.Onset),
                            Cells.Word(one.Customer),
                            Cells.Word(one.Target),
                            Cells.Word(one.Title),
                            Cells.Bits(one.PeakBps),
                        ]
                ),
                "No attack was detected."
            )
            .Done();

    private static ReportSection Kinds(MonthFigures figures) =>
        new SectionDraft("kinds", "Kinds and customers")
            .Table("vectors", "By largest part", Columns("Kind"), Rows(figures.Vectors), "No attack was detected.")
            .Table(
                "customers",
                "By customer",
                Columns("Customer"),
                Rows(figures.Customers),
                "No customer was attacked."
            )
            .Done();

    private static ReportColumn[] Columns(string name) =>
        [
            new(name, 3),
            new("Attacks", 1, Right: true),
            new("Highest", 1.4, Right: true),
            new("Time under attack", 1.6, Right: true),
        ];

    private static IEnumerable<ReportCell[]> Rows(IEnumerable<CountedName> counted) =>
        counted
            .Take(MostRows)
            .Select(static one =>
                (ReportCell[])
                    [
                        Cells.Word(one.Name),
                        Cells.Count(one.Incidents),
                        Cells.Bits(one.PeakBps),
                        Cells.Span(one.UnderAttack),
                    ]
            );

    private static ReportSection Reactions(MonthFigures figures) =>
        new SectionDraft("reactions", "How fast we were")
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
                    SlaReport.Row("From the first packet to detection", figures.Detect),
                    SlaReport.Row("From detection to a measure in force", figures.Mitigate),
                ],
                ""
            )
            .Done();

    private static ReportSection Traffic(PeriodFacts facts)
    {
        var highest = facts.Traffic?.Bps.Max.Max();
        var draft = new SectionDraft("traffic", "Traffic and capacity");
        if (highest is { } peak)
            draft.Bits("networkPeakBps", "Highest second of the network", peak, main: true);
        else
            draft.Word("networkPeakBps", "Highest second of the network", "not measured");
        if (facts.Capacity is { } capacity)
            draft.Bits("capacityBps", "Capacity of the links to other networks", capacity);
        return draft
            .Share(
                "capacityShare",
                "Share of the capacity in the highest second",
                highest is { } used && facts.Capacity is { } all ? used / all : null,
                "no capacity is known, or nothing was measured"
            )
            .Chart(Charts.Traffic(facts.Traffic, "Traffic from other networks"))
            .SayIf(
                facts.Traffic is null,
                "The measurements could not be read when this report was made; the chart is left out."
            )
            .Done();
    }

    private static ReportSection Method(PeriodFacts facts, MonthFigures figures) =>
        new SectionDraft("method", "How the figures are made")
            .Moment("from", "From", facts.Period.From, "")
            .Moment("to", "To (not included)", facts.Period.To, "")
            .Say(
                "Attacks are counted in the period in which they began. Times under attack are cut at its end and counted once where attacks overlap."
            )
            .SayIf(
                facts.Left > 0,
                $"There were too many incidents to be read at once; the oldest {FigureText.Count(facts.Left)} of the network are not in these figures."
            )
            .SayIf(
                figures.LeftOut > 0,
                $"{FigureText.Counted(figures.LeftOut, "incident", "incidents")} that a person judged to be ordinary traffic or a test are left out."
            )
            .Done();
}
