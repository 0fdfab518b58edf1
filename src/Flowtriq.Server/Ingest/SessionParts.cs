using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Ingest;

/// <summary>What every session works with.</summary>
public sealed record SessionParts(
    NodeAdmission Admission,
    NodeAddresses Addresses,
    ReportPipeline Reports,
    IncidentPipeline Incidents,
    CaptureInbox Captures,
    NodeCommands Commands,
    NodeFirewalls Firewalls,
    NodeNotices Notices,
    NodeClones Clones,
    NodeMemory Memory,
    IngestOptions Options,
    IngestMetrics Metrics,
    TimeProvider Time,
    ILogger<AgentSession> Log
);
