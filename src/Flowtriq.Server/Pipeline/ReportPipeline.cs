using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Metrics;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// The path of a node's report, every second: 1. it becomes the node's live state, 2. what its firewall does is noted, 3. its
/// figures join the second's batch of samples. Never waits: a report is the latest state, and the next one replaces it.
/// </summary>
public sealed class ReportPipeline
{
    private readonly LiveNodes live;
    private readonly NodeFirewalls firewalls;
    private readonly SampleBatch samples;
    private readonly NodeMemory memory;

    internal ReportPipeline(LiveNodes live, NodeFirewalls firewalls, SampleBatch samples, NodeMemory memory)
    {
        this.memory = memory;
        this.live = live;
        this.firewalls = firewalls;
        this.samples = samples;
    }

    public void Accept(NodeId node, Report report, DateTimeOffset receivedAt)
    {
        var arrival = live.Accept(node, report, receivedAt);
        if (report.Firewall is { } firewall)
            firewalls.Take(node, FirewallReports.Read(firewall));
        samples.Add(node, arrival);
    }

    /// <summary>Takes what an agent found on its machine, and keeps what is new.</summary>
    public async Task AcceptAsync(NodeId node, Diagnosis diagnosis, CancellationToken cancel)
    {
        var findings = Findings.Read(diagnosis);
        if (live.Knows(node, findings))
            return;
        await memory.KeepAsync(node, findings, cancel);
        live.Accept(node, findings);
    }
}
