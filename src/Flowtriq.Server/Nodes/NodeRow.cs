using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes;

/// <summary>A node as stored. Times are microseconds since 1970.</summary>
internal sealed record NodeRow(
    string Id,
    string Name,
    string Pop,
    string PopName,
    string Group,
    long Enrolled,
    string Token,
    string Machine,
    string HostName,
    string Kernel,
    string Architecture,
    string AgentVersion,
    string CaptureMode,
    long ConfigVersion,
    long? Revoked
)
{
    internal RegisteredNode ToRegistered(CertificateFacts? certificate) =>
        new()
        {
            Id = new NodeId(Id),
            Name = Name,
            Pop = Pop,
            PopName = PopName,
            Group = Group,
            EnrolledAt = UnixTime.FromUnixMicroseconds(Enrolled),
            Certificate = certificate,
            TokenId = Token,
            HostName = HostName,
            Kernel = Kernel,
            Architecture = Architecture,
            AgentVersion = AgentVersion,
            CaptureMode = CaptureMode,
            ConfigVersion = (ulong)ConfigVersion,
            Revoked = Revoked is not null,
        };
}
