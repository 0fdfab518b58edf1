using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Ingest;

/// <summary>What every session works with.</summary>
public sealed record SessionParts(
    NodeAdmission Admission,
    ReportPipeline Reports,
    IncidentPipeline Incidents,
    CaptureInbox Captures,
    IngestOptions Options,
    IngestMetrics Metrics,
    TimeProvider Time,
    ILogger<AgentSession> Log
);
