using System.Globalization;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Reports.Gathering;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>
/// Drafts of what Article 23(4) of Directive (EU) 2022/2555 (NIS2) asks for: the early warning within 24 hours of becoming
/// aware of a significant incident, the notification within 72 hours, the final report within a month of the notification. What
/// only a person can judge or know is a blank to fill in, never a guess.
/// </summary>
internal static class Nis2Report
{
    private const string Act = "Directive (EU) 2022/2555, Article 23(4)";

    internal static ReportDocument EarlyWarning(IncidentFacts facts) =>
        Of(
            facts,
            ReportKind.EarlyWarning,
            "NIS2 early warning",
            facts.Incident.Detected.AddHours(24),
            "point (a)",
            [Facts(facts), Suspicion(facts), CrossBorder()]
        );

    internal static ReportDocument Notification(IncidentFacts facts) =>
        Of(
            facts,
            ReportKind.Notification,
            "NIS2 incident notification",
            facts.Incident.Detected.AddHours(72),
            "point (b)",
            [Facts(facts), Suspicion(facts), CrossBorder(), Assessment(facts), Indicators(facts)]
        );

    internal static ReportDocument Final(IncidentFacts facts) =>
        Of(
            facts,
            ReportKind.FinalReport,
            "NIS2 final report",
            facts.Incident.Detected.AddHours(72).AddMonths(1),
            "point (d)",
            [Facts(facts), Description(facts), Cause(facts), Measures(facts), CrossBorder(), Indicators(facts)]
        );

    private static ReportDocument Of(
        IncidentFacts facts,
        ReportKind kind,
        string title,
        DateTimeOffset due,
        string point,
        IReadOnlyList<ReportSection> sections
    ) =>
        new(
            kind,
            $"{title} (draft)",
            $"{facts.Incident.Id} · {facts.Target}",
            facts.Organisation,
            FigureText.Moment(facts.Incident.Onset),
            facts.Incident.Onset,
            facts.Ended ?? facts.Now,
            facts.Now,
            $"Draft under {Act}, {point}. Complete the blanks and check every statement before it is handed in. Whether the incident is significant, and so must be reported, is a decision of the entity.",
            [Entity(facts, kind, due), .. sections]
        );

    private static ReportSection Entity(IncidentFacts facts, ReportKind kind, DateTimeOffset due) =>
        new SectionDraft("entity", "Reporting entity and deadline")
            .Word("entity", "Entity", facts.Organisation)
            .Moment("aware", "Became aware (first detection)", facts.Incident.Detected, FigureText.NotKnown)
            .Moment(
                "due",
                kind == ReportKind.FinalReport ? "Due, if the notification is handed in at its own deadline" : "Due",
                due,
                FigureText.NotKnown
            )
            .FillIn(
                "Sector and kind of entity (Annex I or II)",
                "Registration number or identifier of the entity",
                "Contact person, telephone and e-mail, reachable at all hours",
                "CSIRT or competent authority to which this is handed in"
            )
            .Done();

    private static ReportSection Facts(IncidentFacts facts) =>
        new SectionDraft("facts", "The incident")
            .Word("id", "Our reference", facts.Incident.Id.ToString())
            .Moment("onset", "Began (estimate)", facts.Incident.Onset, FigureText.NotKnown)
            .Moment("detected", "Detected", facts.Incident.Detected, FigureText.NotKnown)
            .Moment("ended", "Over", facts.Ended, "not yet")
            .Span("duration", "Duration so far or in all", facts.Duration)
            .Word("type", "Kind", $"denial-of-service attack ({facts.Incident.Title})")
            .Word("target", "Target", facts.Target)
            .Done();

    private static ReportSection Suspicion(IncidentFacts facts) =>
        new SectionDraft("suspicion", "Suspected cause")
            .Say(
                $"The traffic has the pattern of a deliberate denial-of-service attack: {PlainWords.Vectors(facts.Incident)}. An unlawful or malicious act is therefore suspected."
            )
            .Word("verdict", "Decision of a person on our side", PlainWords.Verdict(facts.Incident.Verdict))
            .FillIn("Is an unlawful or malicious act suspected? (yes / no / not known)")
            .Done();

    private static ReportSection CrossBorder() =>
        new SectionDraft("crossBorder", "Cross-border impact")
            .Say("Which services in which Member States depend on the target is not known to this software.")
            .FillIn(
                "Could the incident have a cross-border impact? (yes / no / not known)",
                "Member States affected, if any"
            )
            .Done();

    private static ReportSection Assessment(IncidentFacts facts) =>
        Rates(new SectionDraft("assessment", "Initial assessment: severity and impact"), facts)
            .Word(
                "severity",
                "Severity in our scale (low, medium, high, critical)",
                PlainWords.Severity(facts.Incident.Rating.Severity)
            )
            .FillIn(
                "Services affected and how",
                "Number of users affected",
                "Disruption in hours and minutes",
                "Financial loss, if known"
            )
            .Done();

    private static ReportSection Description(IncidentFacts facts) =>
        Rates(new SectionDraft("description", "Detailed description, severity and impact"), facts)
            .Word(
                "severity",
                "Severity in our scale (low, medium, high, critical)",
                PlainWords.Severity(facts.Incident.Rating.Severity)
            )
            .Moment("inForce", "First measure in force", facts.InForce, "none")
            .Moment("effective", "First measured to work", facts.Effective, "not measured")
            .Chart(Charts.Links(facts) ?? Charts.Peak(facts.Incident))
            .FillIn(
                "Services affected and how",
                "Number of users affected",
                "Disruption in hours and minutes",
                "Material or non-material damage"
            )
            .Done();

    private static SectionDraft Rates(SectionDraft draft, IncidentFacts facts) =>
        draft
            .Bits("peakBps", "Highest rate in bits", facts.Incident.Peak.Bits.Value, main: true)
            .Packets("peakPps", "Highest rate in packets", facts.Incident.Peak.Packets.Value, main: true)
            .Bits("usualBps", "Usual rate in bits", facts.Incident.Normal.Bits.Value)
            .Count("hosts", "Addresses attacked", facts.Incident.HostCount);

    private static ReportSection Cause(IncidentFacts facts) =>
        new SectionDraft("cause", "Type of threat and root cause")
            .Word("threat", "Type of threat", $"denial of service ({facts.Incident.Title})")
            .Say($"Composition of the traffic: {PlainWords.Vectors(facts.Incident)}.")
            .FillIn("Root cause that is likely to have triggered the incident")
            .Done();

    private static ReportSection Measures(IncidentFacts facts) =>
        new SectionDraft("measures", "Measures applied and ongoing")
            .Table(
                "measures",
                "Measures",
                [new("Measure", 3.4), new("In force from", 2), new("Until", 2)],
                facts.Applied.Select(static one =>
                    (ReportCell[])
                        [
                            Cells.Word($"{PlainWords.Level(one.Level)} ({one.Id})"),
                            Cells.Time(one.Accepted),
                            one.Ended is null ? new ReportCell("still in force") : Cells.Time(one.Ended),
                        ]
                ),
                PlainWords.NoMeasures(facts.InForce)
            )
            .FillIn("Measures beside those, and measures that are planned")
            .Done();

    private static ReportSection Indicators(IncidentFacts facts) =>
        new SectionDraft("indicators", "Indicators of compromise")
            .Table(
                "vectors",
                "Pattern of the traffic",
                [
                    new("Part", 3),
                    new("Protocol", 1.4),
                    new("Port", 1, Right: true),
                    new("Share of packets", 1.6, Right: true),
                ],
                facts.Incident.Picture.Vectors.Select(static v =>
                    (ReportCell[])
                        [
                            Cells.Word(v.Name),
                            Cells.Word(Pipeline.ProtocolName.Of(v.Protocol)),
                            v.Port is { } port
                                ? new ReportCell(port.ToString(CultureInfo.InvariantCulture), port)
                                : Cells.Word(null),
                            Cells.Share(v.PacketShare),
                        ]
                ),
                "The composition could not be determined."
            )
            .Table(
                "sources",
                "Busiest sources",
                [new("Address", 3, Code: true), new("Share of packets", 1.6, Right: true), new("Network", 4)],
                facts.Sources.Select(static s =>
                    (ReportCell[])[Cells.Word(s.Address), Cells.Share(s.Share), Cells.Word(s.As?.ToString())]
                ),
                "No source was named by the sample."
            )
            .Say("Sources of amplification are misused servers; sources of floods may be forged.")
            .Done();
}
