using System.Globalization;
using System.Text;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Live;

/// <summary>What every interface of the nodes that report carries now, in Prometheus' text format, for scrapers that may see it.</summary>
internal sealed class InterfaceGauges(NodeDirectory directory, NodeViews views)
{
    internal string Write()
    {
        var ways = Ways().ToList();
        var text = new StringBuilder();
        Family(text, "packets_per_second", "Packets that arrive or leave.", ways, static w => w.Pps);
        Family(text, "bits_per_second", "Bits that arrive or leave.", ways, static w => w.Bps);
        Family(
            text,
            "dropped_packets_per_second",
            "Packets that the kernel or the node's firewall dropped.",
            ways,
            ReportTotals.DroppedPackets
        );
        Family(
            text,
            "threshold_packets_per_second",
            "The threshold in force; 0 without one.",
            ways,
            static w => ReportTotals.Effective(w.Packets)
        );
        Family(
            text,
            "threshold_bits_per_second",
            "The threshold in force; 0 without one.",
            ways,
            static w => ReportTotals.Effective(w.Bits)
        );
        return text.ToString();
    }

    private IEnumerable<(string Labels, DirectionReport Way)> Ways()
    {
        foreach (var node in directory.Current.Nodes)
        {
            foreach (var link in views.Heard(node.Id)?.Report.Interfaces ?? [])
            {
                var labels =
                    $"node=\"{NodeGauges.Escape(node.Name)}\",pop=\"{NodeGauges.Escape(node.Pop)}\",interface=\"{NodeGauges.Escape(link.Name)}\"";
                if (link.Inbound is { } inbound)
                    yield return ($"{labels},direction=\"inbound\"", inbound);
                if (link.Outbound is { } outbound)
                    yield return ($"{labels},direction=\"outbound\"", outbound);
            }
        }
    }

    private static void Family(
        StringBuilder text,
        string name,
        string help,
        List<(string Labels, DirectionReport Way)> ways,
        Func<DirectionReport, double> value
    )
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"# HELP flowtriq_interface_{name} {help}\n# TYPE flowtriq_interface_{name} gauge\n"
        );
        foreach (var (labels, way) in ways)
            text.Append(CultureInfo.InvariantCulture, $"flowtriq_interface_{name}{{{labels}}} {value(way)}\n");
    }
}
