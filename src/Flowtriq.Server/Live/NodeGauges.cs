using System.Globalization;
using System.Text;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Live;

/// <summary>Traffic by node in Prometheus' text format, for scrapers that may see it.</summary>
internal sealed class NodeGauges(NodeViews views)
{
    internal string Write()
    {
        var nodes = views.All();
        var text = new StringBuilder();
        Family(
            text,
            "flowtriq_node_ingress_packets_per_second",
            "Ingress of transit and peer interfaces.",
            nodes,
            static n => n.Pps
        );
        Family(
            text,
            "flowtriq_node_ingress_bits_per_second",
            "Ingress of transit and peer interfaces.",
            nodes,
            static n => n.Bps
        );
        Family(
            text,
            "flowtriq_node_threshold_share",
            "Worst rate divided by its threshold.",
            nodes,
            static n => n.ThresholdShare
        );
        Family(
            text,
            "flowtriq_node_up",
            "1 while the node reports.",
            nodes,
            static n => n.State is NodeState.Offline or NodeState.Waiting ? 0 : 1
        );
        Family(
            text,
            "flowtriq_node_active_incidents",
            "Unresolved incidents the node sees.",
            nodes,
            static n => n.ActiveIncidents
        );
        Family(text, "flowtriq_node_queued_events", "Events waiting on the node.", nodes, static n => n.QueuedEvents);
        return text.ToString();
    }

    private static void Family(StringBuilder text, string name, string help, Node[] nodes, Func<Node, double> value)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
        foreach (var node in nodes)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{name}{{node=\"{Escape(node.Name)}\",pop=\"{Escape(node.Pop)}\"}} {value(node)}\n"
            );
        }
    }

    internal static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
