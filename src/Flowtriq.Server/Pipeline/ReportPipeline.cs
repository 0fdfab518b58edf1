using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Metrics;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// The path of a node's report, every second: 1. it becomes the node's live state, 2. its figures join the second's
/// batch of samples. Never waits: a report is the latest state, and the next one replaces it.
/// </summary>
public sealed class ReportPipeline
{
    private readonly LiveNodes live;
    private readonly SampleBatch samples;

    internal ReportPipeline(LiveNodes live, SampleBatch samples)
    {
        this.live = live;
        this.samples = samples;
    }

    public void Accept(NodeId node, Report report, DateTimeOffset receivedAt) =>
        samples.Add(node, live.Accept(node, report, receivedAt));
}
