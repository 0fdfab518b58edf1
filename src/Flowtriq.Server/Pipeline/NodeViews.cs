using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Pipeline;

/// <summary>Nodes as the API shows them: what is registered, joined with what was last reported.</summary>
public sealed class NodeViews(
    NodeDirectory directory,
    LiveNodes live,
    IncidentBoard board,
    NodeClones clones,
    TimeProvider time
)
{
    public Node[] All() => [.. directory.Current.Nodes.Select(View)];

    public NodeDetail? Detail(NodeId id) =>
        directory.Current.Find(id) is { Revoked: false } node
            ? NodeDetailView.Of(
                node,
                View(node),
                CertificateViews.Of(node.Certificate, time.GetUtcNow()),
                clones.Of(id),
                live.Find(id),
                live.ConfigVersion(node)
            )
            : null;

    public Pop[] Pops()
    {
        var nodes = directory.Current.Nodes;
        var now = TickSums.Pops(nodes.Select(n => (n.Pop, Heard(n.Id)?.Totals)));
        return
        [
            .. nodes
                .GroupBy(static n => n.Pop, StringComparer.Ordinal)
                .Select(
                    (pop, i) =>
                        new Pop(
                            pop.Key,
                            pop.Select(static n => n.PopName).FirstOrDefault(static name => name.Length > 0) ?? pop.Key,
                            [.. pop.Select(static n => n.Id.Value)],
                            now.P[i],
                            now.B[i],
                            now.X[i]
                        )
                ),
        ];
    }

    public Node View(RegisteredNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var last = live.Find(node.Id)?.Last;
        var totals = last?.Totals;
        var silent = last is null ? TimeSpan.Zero : time.GetUtcNow() - last.At;
        return new Node(
            node.Id.Value,
            node.Name,
            node.Pop,
            node.PopName,
            StateOf(last, silent),
            last?.At,
            silent > LiveNodes.SilentAfter ? Math.Floor(silent.TotalSeconds) : 0,
            node.AgentVersion,
            totals?.Pps ?? 0,
            totals?.Bps ?? 0,
            totals?.ThresholdPps ?? 0,
            totals?.ThresholdShare ?? 0,
            totals?.BaselineAgeSeconds ?? 0,
            ReportWords.Of(totals?.Readiness ?? default),
            last?.Report.QueuedEvents ?? 0,
            node.CaptureMode == "ring" ? CaptureMode.Ring : CaptureMode.Counters,
            board.ActiveOf(node.Id),
            clones.Of(node.Id) is not null
        );
    }

    /// <summary>The last report of a node, unless it is silent.</summary>
    internal NodeArrival? Heard(NodeId id) =>
        live.Find(id)?.Last is { } last && time.GetUtcNow() - last.At <= LiveNodes.SilentAfter ? last : null;

    internal static NodeState StateOf(NodeArrival? last, TimeSpan silent) =>
        last is null ? NodeState.Waiting
        : silent > LiveNodes.SilentAfter ? NodeState.Offline
        : ReportWords.Of(last.Report.State);
}
