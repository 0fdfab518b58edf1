using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>A node as enrolment and its last hello describe it; what it measures is in <see cref="LiveNodes"/>.</summary>
public sealed record RegisteredNode
{
    public required NodeId Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Short code of the point of presence: "FRA".</summary>
    public string Pop { get; init; } = "";
    public string PopName { get; init; } = "";

    /// <summary>A free label by which nodes are configured and updated together; empty = none.</summary>
    public string Group { get; init; } = "";
    public required DateTimeOffset EnrolledAt { get; init; }
    public CertificateFacts? Certificate { get; init; }
    public string HostName { get; init; } = "";
    public string Kernel { get; init; } = "";
    public string Architecture { get; init; } = "";
    public string AgentVersion { get; init; } = "";

    /// <summary>"ring" or "counters".</summary>
    public string CaptureMode { get; init; } = "counters";
    public ulong ConfigVersion { get; init; }

    /// <summary>The enrolment token it came with; empty when unknown.</summary>
    public string TokenId { get; init; } = "";
    public bool Revoked { get; init; }
}
