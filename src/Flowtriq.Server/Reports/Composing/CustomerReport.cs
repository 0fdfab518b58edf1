using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Reports.Gathering;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>
/// One incident for the customer it hit: plain words, what it meant, what was done and when. Nothing of the network behind, of
/// its people or of anybody else is in it.
/// </summary>
internal static class CustomerReport
{
    internal static ReportDocument Of(IncidentFacts facts)
    {
        var incident = facts.Incident;
        return new ReportDocument(
            ReportKind.Incident,
            "Incident report",
            $"{incident.Id} · {facts.Target}",
            facts.Organisation,
            FigureText.Moment(incident.Onset),
            incident.Onset,
            facts.Ended ?? facts.Now,
            facts.Now,
            Summary(facts),
            [Happened(facts), Impact(facts), Composition(incident), Done(facts), Times(facts), HowToRead()]
        );
    }

    private static string Summary(IncidentFacts facts)
    {
        var incident = facts.Incident;
        var over = facts.Ended is { } ended
            ? $"It was over at {FigureText.Moment(ended)}, after {FigureText.Span(facts.Duration)}."
            : $"It has been running for {FigureText.Span(facts.Duration)}.";
        var measures = facts.Applied.Select(static one => one.Level).Distinct().Count();
        var done = measures switch
        {
            0 when facts.InForce is null => "No measure was put in force against it.",
            0 => "The measures that were put in force against it are no longer on record.",
            1 => "One kind of measure was put in force against it.",
            _ => $"{measures} kinds of measures were put in force against it.",
        };
        return $"At {FigureText.Moment(incident.Onset)} an attack ({incident.Title}) began on {facts.Target}. {over} At its highest it brought {FigureText.Bits(incident.Peak.Bits.Value)} and {FigureText.Packets(incident.Peak.Packets.Value)}. {done}";
    }

    private static ReportSection Happened(IncidentFacts facts) =>
        new SectionDraft("happened", "What happened")
            .Word("id", "Incident", facts.Incident.Id.ToString())
            .Word("customer", "Customer", facts.Customer ?? FigureText.NotKnown)
            .Word("target", "Target", facts.Target)
            .Count("hosts", "Addresses attacked", facts.Incident.HostCount)
            .Word("type", "Kind of attack", facts.Incident.Title, main: true)
            .Word("state", "State", PlainWords.State(facts.Incident))
            .Word("severity", "Severity", PlainWords.Severity(facts.Incident.Rating.Severity))
            .Span("duration", "Duration", facts.Duration, main: true)
            .Done();

    private static ReportSection Impact(IncidentFacts facts)
    {
        var incident = facts.Incident;
        var times = PlainWords.Times(incident.Peak.Bits.Value, incident.Normal.Bits.Value);
        var chart = Charts.Target(facts);
        return new SectionDraft("impact", "What it meant")
            .Bits("peakBps", "Highest rate in bits", incident.Peak.Bits.Value, main: true)
            .Packets("peakPps", "Highest rate in packets", incident.Peak.Packets.Value, main: true)
            .Bits("usualBps", "Usual rate in bits", incident.Normal.Bits.Value)
            .Packets("usualPps", "Usual rate in packets", incident.Normal.Packets.Value)
            .Span(
                "unmitigated",
                "From the beginning until a measure was in force",
                Unmitigated(facts),
                "no measure was in force"
            )
            .Span("discarded", "Time in which all traffic to the target was discarded", Discarded(facts))
            .SayIf(times is not null, $"The attack brought {times} times the traffic that is usual for the target.")
            .SayIf(
                Discarded(facts) is not null,
                "While all traffic to the target was discarded, nothing reached it from outside our network; this protected everything else."
            )
            .Say("We measure traffic in our network. Whether and how your own service suffered is not measured by us.")
            .Chart(chart ?? Charts.Peak(incident))
            .SayIf(
                chart is null,
                "There is no chart of traffic over time: measurements of the target alone are kept only while it is among the busiest."
            )
            .Done();
    }

    private static TimeSpan? Unmitigated(IncidentFacts facts) =>
        facts.InForce is not { } inForce ? null
        : inForce > facts.Incident.Onset ? inForce - facts.Incident.Onset
        : TimeSpan.Zero;

    private static TimeSpan? Discarded(IncidentFacts facts)
    {
        var spans = facts
            .Applied.Where(static one => one.Level == MitigationLevel.Blackhole)
            .Select(one => (one.Accepted!.Value, one.Ended ?? facts.Now));
        var covered = Spans.Covered(spans, new ReportPeriod(DateTimeOffset.UnixEpoch, facts.Now));
        return covered > TimeSpan.Zero ? covered : null;
    }

    private static ReportSection Composition(Incident incident) =>
        new SectionDraft("composition", "What it was made of")
            .Table(
                "vectors",
                "Parts of the attack",
                [new("Part", 3), new("Share of packets", 1.4, Right: true), new("Share of bits", 1.4, Right: true)],
                incident.Picture.Vectors.Select(static vector =>
                    (ReportCell[])
                        [Cells.Word(vector.Name), Cells.Share(vector.PacketShare), Cells.Share(vector.ByteShare)]
                ),
                "What the attack was made of could not be determined."
            )
            .Say("Shares are taken from a sample of packets; totals are counted.")
            .Done();

    private static ReportSection Done(IncidentFacts facts) =>
        new SectionDraft("measures", "What was done")
            .Table(
                "measures",
                "Measures",
                [new("Measure", 3.4), new("In force from", 2), new("Until", 2), new("State", 1.6)],
                facts.Applied.Select(static one =>
                    (ReportCell[])
                        [
                            Cells.Word($"{PlainWords.Level(one.Level)} ({one.Id})"),
                            Cells.Time(one.Accepted),
                            one.Ended is null ? new ReportCell("still in force") : Cells.Time(one.Ended),
                            Cells.Word(PlainWords.Outcome(one.State)),
                        ]
                ),
                PlainWords.NoMeasures(facts.InForce)
            )
            .Done();

    private static ReportSection Times(IncidentFacts facts) =>
        new SectionDraft("times", "Times")
            .Moment("onset", "Began (estimate)", facts.Incident.Onset, FigureText.NotKnown)
            .Moment("detected", "Detected", facts.Incident.Detected, FigureText.NotKnown)
            .Moment("alerted", "Our people were told", facts.Alerted, "nobody was told by a channel")
            .Moment("inForce", "First measure in force", facts.InForce, "none")
            .Moment("effective", "First measured to work", facts.Effective, "not measured")
            .Moment("ended", "Over", facts.Ended, "not yet")
            .Span(
                "toDetect",
                "From the beginning to detection",
                Positive(facts.Incident.Detected - facts.Incident.Onset),
                main: true
            )
            .Span(
                "toMitigate",
                "From detection to the first measure in force",
                facts.InForce is { } inForce ? Positive(inForce - facts.Incident.Detected) : null,
                main: true
            )
            .Done();

    private static ReportSection HowToRead() =>
        new SectionDraft("reading", "How to read this report")
            .Say(
                "All times are UTC. Rates are in bits per second and packets per second in decimal units: 1 Gbps is 1,000,000,000 bits per second, 1 kpps is 1,000 packets per second."
            )
            .Say("The beginning is estimated from the rise of the traffic. Rates are the highest of any one second.")
            .Done();

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
