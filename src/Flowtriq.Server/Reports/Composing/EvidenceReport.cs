using System.Globalization;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Reports.Gathering;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>One incident for law enforcement: what was seen, by which means, and which files prove it.</summary>
internal static class EvidenceReport
{
    internal static ReportDocument Of(IncidentFacts facts)
    {
        var incident = facts.Incident;
        return new ReportDocument(
            ReportKind.Evidence,
            "Incident report for law enforcement",
            $"{incident.Id} · {facts.Target}",
            facts.Organisation,
            FigureText.Moment(incident.Onset),
            incident.Onset,
            facts.Ended ?? facts.Now,
            facts.Now,
            Summary(facts),
            [
                Matter(facts),
                Course(facts),
                Composition(incident),
                Sources(facts),
                Evidence(facts),
                Method(facts),
                Timeline(facts),
                Statement(),
            ]
        );
    }

    private static string Summary(IncidentFacts facts)
    {
        var incident = facts.Incident;
        var end = facts.Ended is { } ended ? $"until {FigureText.Exact(ended)}" : "and goes on";
        return $"From {FigureText.Exact(incident.Onset)} {end}, traffic towards {facts.Target} was observed that {facts.Organisation} classifies as {incident.Title}: {PlainWords.Vectors(incident)}. The highest rate was {FigureText.Bits(incident.Peak.Bits.Value)} and {FigureText.Packets(incident.Peak.Packets.Value)}. {FigureText.Counted(facts.Captures.Count, "capture file is", "capture files are")} listed with SHA-256 digests.";
    }

    private static ReportSection Matter(IncidentFacts facts) =>
        new SectionDraft("matter", "The matter")
            .Word("id", "Incident", facts.Incident.Id.ToString())
            .Word("target", "Attacked address or prefix", facts.Target)
            .Word("customer", "Holder of the address", facts.Customer ?? "not in our list of customers")
            .Count("hosts", "Addresses attacked", facts.Incident.HostCount)
            .Word("type", "Classified as", facts.Incident.Title, main: true)
            .Word("verdict", "Decision of a person", PlainWords.Verdict(facts.Incident.Verdict))
            .Span("duration", "Duration", facts.Duration, main: true)
            .FillIn("Reference of the authority", "Person responsible for this report, with contact")
            .Done();

    private static ReportSection Course(IncidentFacts facts)
    {
        var incident = facts.Incident;
        return new SectionDraft("course", "Course of the traffic")
            .Moment("onset", "First packet (estimate)", incident.Onset, FigureText.NotKnown, exact: true)
            .Moment("detected", "Detected", incident.Detected, FigureText.NotKnown, exact: true)
            .Moment("inForce", "First measure in force", facts.InForce, "none", exact: true)
            .Moment("ended", "Over", facts.Ended, "not yet", exact: true)
            .Bits("peakBps", "Highest rate in bits", incident.Peak.Bits.Value, main: true)
            .Packets("peakPps", "Highest rate in packets", incident.Peak.Packets.Value, main: true)
            .Bits("usualBps", "Usual rate in bits", incident.Normal.Bits.Value)
            .Packets("usualPps", "Usual rate in packets", incident.Normal.Packets.Value)
            .Chart(Charts.Links(facts) ?? Charts.Peak(incident))
            .Table(
                "observers",
                "Where it was observed",
                [
                    new("Node", 2),
                    new("Interface", 1.3),
                    new("Highest rate", 2, Right: true),
                    new("Why it was taken for an attack", 4),
                ],
                facts.Nodes.Select(static node =>
                    (ReportCell[])
                        [
                            Cells.Word(node.Pop.Length > 0 ? $"{node.Name} ({node.Pop})" : node.Name),
                            Cells.Word(node.Interface),
                            Cells.Bits(node.PeakBps),
                            Cells.Word(node.Reason),
                        ]
                ),
                "No node is known any more."
            )
            .Done();
    }

    private static ReportSection Composition(Incident incident) =>
        new SectionDraft("composition", "Composition")
            .Table(
                "vectors",
                "Vectors",
                [
                    new("Vector", 2.6),
                    new("Protocol", 1.2),
                    new("Port", 0.8, Right: true),
                    new("Packets", 1.1, Right: true),
                    new("Bits", 1.1, Right: true),
                    new("Recognised by", 2.2),
                    new("Confidence", 1.2, Right: true),
                ],
                incident.Picture.Vectors.Select(static v =>
                    (ReportCell[])
                        [
                            Cells.Word(v.Name),
                            Cells.Word(ProtocolName.Of(v.Protocol)),
                            v.Port is { } port
                                ? new ReportCell(port.ToString(CultureInfo.InvariantCulture), port)
                                : Cells.Word(null),
                            Cells.Share(v.PacketShare),
                            Cells.Share(v.ByteShare),
                            Cells.Word(v.Signature),
                            Cells.Share(v.Confidence),
                        ]
                ),
                "The composition could not be determined."
            )
            .Count("sampled", "Packets the composition rests on", incident.Picture.Sampled)
            .Done();

    private static ReportSection Sources(IncidentFacts facts)
    {
        var picture = facts.Incident.Picture;
        return new SectionDraft("sources", "Sources")
            .Count("sourceCount", "Different source addresses (estimate)", picture.SourceCount, main: true)
            .Share(
                "spoofedShare",
                "Share of packets with forged sources (estimate)",
                picture.SpoofedShare,
                "the sample cannot tell"
            )
            .Table(
                "sources",
                "Busiest sources by the packets sampled",
                [new("Address", 3, Code: true), new("Share of packets", 1.6, Right: true), new("Network", 4)],
                facts.Sources.Select(source =>
                    (ReportCell[])
                        [
                            Cells.Word(source.Address),
                            Cells.Share(source.Share),
                            Cells.Word(
                                source.As?.ToString() ?? (facts.HasAsTable ? "not in the table" : "no table configured")
                            ),
                        ]
                ),
                "No source was named by the sample."
            )
            .Say(
                "A source address is what stands in a packet. In amplification attacks it is the address of a misused server, not of the attacker; in floods it may be forged."
            )
            .SayIf(facts.HasAsTable, "Networks are named by a table kept at this site; it is not part of this report.")
            .Done();
    }

    private static ReportSection Evidence(IncidentFacts facts) =>
        new SectionDraft("evidence", "Evidence")
            .Table(
                "captures",
                "Capture files",
                [
                    new("File", 3.2, Code: true),
                    new("Node", 1.6),
                    new("Packets", 1.1, Right: true),
                    new("Before onset", 1.1, Right: true),
                    new("Size", 1.1, Right: true),
                    new("SHA-256", 4.2, Code: true),
                ],
                facts.Captures.Select(static c =>
                    (ReportCell[])
                        [
                            Cells.Word($"{c.Capture:D}.pcapng"),
                            Cells.Word(c.NodeName),
                            Cells.Count(c.Packets),
                            Cells.Count(c.PacketsBefore),
                            Cells.Bytes(c.Size),
                            Cells.Word(c.Sha256),
                        ]
                ),
                "No capture was kept of this incident."
            )
            .Table(
                "circumstances",
                "How each file was captured",
                [
                    new("File", 2.4, Code: true),
                    new("Clock", 2.4),
                    new("Filter and sampling", 3),
                    new("Packets lost", 1.2, Right: true),
                    new("Written by", 1.6),
                    new("As announced by the node", 2),
                ],
                facts.Captures.Select(static c =>
                    (ReportCell[])
                        [
                            Cells.Word($"{c.Capture:D}"),
                            Cells.Word(Clock(c)),
                            Cells.Word(Filter(c)),
                            Lost(c),
                            Cells.Word(c.Program),
                            Cells.Word(c.Fault ?? (c.Intact ? "yes, same SHA-256" : "no, SHA-256 differs")),
                        ]
                ),
                "No capture was kept of this incident."
            )
            .Count("captures", "Capture files", facts.Captures.Count)
            .Count("packets", "Packets in all of them", facts.Captures.Sum(static c => c.Packets), main: true)
            .Say(
                "Packets are counted and digests are computed from the files when this report is made; a digest is compared with the one the node announced. \"sha256sum FILE\" gives the same digest for an unchanged file."
            )
            .Done();

    private static string Clock(EvidenceItem capture) =>
        capture.ClockOffsetMilliseconds is { } offset
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the node's; the server's was {offset:+0.###;-0.###;0} ms from it when the capture began"
            )
            : "the node's; its offset was not measured";

    private static string Filter(EvidenceItem capture) =>
        string.Join(
            "; ",
            capture.Interfaces.Select(static one =>
                (one.Name.Length > 0 ? $"{one.Name}: " : "") + (one.Filter.Length > 0 ? one.Filter : "not recorded")
            )
        );

    private static ReportCell Lost(EvidenceItem capture) =>
        capture.Interfaces.Count > 0 && capture.Interfaces.All(static one => one.Dropped is not null)
            ? Cells.Count(capture.Interfaces.Sum(static one => (one.Dropped ?? 0) + (one.Lost ?? 0)))
            : Cells.Word("not recorded");

    private static ReportSection Method(IncidentFacts facts) =>
        new SectionDraft("method", "Method")
            .Say(
                "Rates of interfaces are exact: they are the kernel's own counters, read ten times a second. The split by target, vector and source comes from a random sample of packet headers and is an estimate."
            )
            .Say(
                "An attack is declared when a rate exceeds a threshold learned from the same link's recent traffic, its hour of the week and its capacity. The first packet's time is estimated from the rise of the rate; a capture holds packets from before that time."
            )
            .Say(
                "Times of packets are those of the capturing node's clock. Times of detection are the node's; times of measures are the server's. All are given in UTC."
            )
            .Word("software", "Software of the server", $"Flowtriq {ProductVersion.Text}")
            .Word(
                "agents",
                "Software of the nodes",
                string.Join(
                    ", ",
                    facts
                        .Nodes.Where(static n => n.AgentVersion.Length > 0)
                        .Select(static n => $"{n.Name}: ftagent {n.AgentVersion}, {n.Kernel}")
                        .Distinct(StringComparer.Ordinal)
                )
                    is { Length: > 0 } versions
                    ? versions
                    : FigureText.NotKnown
            )
            .SayIf(
                facts.Nodes.Any(static n => n.Estimated),
                "Some of the nodes estimate their rates from sampled packets."
            )
            .Done();

    private static ReportSection Timeline(IncidentFacts facts) =>
        new SectionDraft("timeline", "Timeline")
            .Table(
                "events",
                "What happened, as it was written down then",
                [new("Time", 2.2), new("By", 1.6), new("What", 5)],
                facts.Events.Select(static e =>
                    (ReportCell[])[Cells.Exact(e.At), Cells.Word(e.Actor), Cells.Word(e.Text)]
                ),
                "Nothing was written down."
            )
            .Done();

    private static ReportSection Statement() =>
        new SectionDraft("statement", "Statement")
            .Say("This report was made by software from stored records. A person confirms it by signing.")
            .FillIn("Damage, as far as it is known", "Place and date", "Name and signature")
            .Done();
}
