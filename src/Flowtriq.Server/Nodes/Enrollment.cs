using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Nodes.Certificates;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Nodes;

/// <summary>
/// Turns a token and a certificate request into a node: 1. the request proves its key, 2. the token is found, alive
/// and not used up, 3. node, certificate and use are written in one transaction, 4. the directory learns of the node. A token made for
/// one node brings that node back; whatever certificates it had are over.
/// </summary>
public sealed class Enrollment(
    NodeStore store,
    CertificateAuthority authority,
    NodeRegistry registry,
    NodeCertificates certificates,
    TimeProvider time
)
{
    private const int LongestText = 128;
    private static readonly string[] Valid = [CertificateRow.Current, CertificateRow.Next];

    /// <summary>The answer: a result with the certificate, or a refusal.</summary>
    public async Task<ServerFrame> RedeemAsync(EnrollRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (ProtocolVersion.Agree(request.ProtocolVersion) is null)
            return Refuse(RefusalCodes.Version, $"This server speaks protocol version {ProtocolVersion.Current}.");
        if (CertificateProfile.KeyOf(request.CertificateRequest.Span) is not { } key)
            return Refuse(RefusalCodes.BadRequest, "The certificate request cannot be read or its signature is wrong.");
        if (TooLong(request.HostName) || TooLong(request.AgentVersion) || TooLong(request.MachineId))
            return Refuse(RefusalCodes.BadRequest, "A text in the request is too long.");

        var outcome = await store.WriteAsync(tx => Redeem(tx, request, key), cancel);
        if (outcome.Node is { } node)
            registry.Enrolled(node);
        return outcome.Answer;
    }

    private Outcome Redeem(SqliteTransaction tx, EnrollRequest request, PublicKey key)
    {
        var now = time.GetUtcNow();
        if (EnrollmentTokens.Find(tx, request.Token) is not { } token)
            return new(Refuse(RefusalCodes.TokenUnknown, "The server does not know this token."), null);
        if (now >= UnixTime.FromUnixMicroseconds(token.Expires))
            return new(
                Refuse(RefusalCodes.TokenExpired, "The token has expired. Make a new one in the console."),
                null
            );
        if (token.Used >= token.Uses)
            return new(Refuse(RefusalCodes.TokenUsed, "The token has been used. Make a new one in the console."), null);

        var back = token.Node.Length > 0;
        if ((back ? Returning(tx, token, request) : Joining(tx, token, request, now)) is not { } node)
            return new(Refuse(RefusalCodes.UnknownNode, "The node this token is for was removed."), null);
        var (der, certificate) = certificates.Make(key, new NodeId(node.Id), CertificateRow.Current, authority.Acting);
        if (back)
        {
            CertificateStore.End(tx, node.Id, Valid, CertificateRow.Over, now.ToUnixMicroseconds(), "enrolled again");
            NodeStore.Update(tx, node);
            NodeMemory.ForgetClone(tx, node.Id);
        }
        else
        {
            NodeStore.Add(tx, node);
        }

        CertificateStore.Add(tx, certificate);
        NodeStore.CountUse(tx, token.Id);
        var result = new EnrollResult
        {
            Certificate = Google.Protobuf.ByteString.CopyFrom(der),
            Authority = Google.Protobuf.ByteString.CopyFrom(authority.Der),
            NodeId = node.Id,
            NodeName = node.Name,
        };
        return new(new ServerFrame { Enrolled = result }, node);
    }

    private static NodeRow Joining(
        SqliteTransaction tx,
        EnrollTokenRow token,
        EnrollRequest request,
        DateTimeOffset now
    ) =>
        new(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            FreeName(tx, token.Name),
            token.Pop,
            token.PopName,
            Group: "",
            now.ToUnixMicroseconds(),
            token.Id,
            request.MachineId,
            request.HostName,
            Kernel: "",
            Architecture: "",
            request.AgentVersion,
            CaptureMode: "counters",
            ConfigVersion: 0,
            Revoked: null
        );

    /// <summary>The node the token was made for, with its new machine; null when it was removed since.</summary>
    private static NodeRow? Returning(SqliteTransaction tx, EnrollTokenRow token, EnrollRequest request) =>
        NodeStore.Find(tx, token.Node) is { Revoked: null } node
            ? node with
            {
                Token = token.Id,
                Machine = request.MachineId,
                HostName = request.HostName,
                AgentVersion = request.AgentVersion,
                ConfigVersion = 0,
            }
            : null;

    /// <summary>A token for several nodes numbers them: edge, edge-2, edge-3.</summary>
    private static string FreeName(SqliteTransaction tx, string name)
    {
        var candidate = name;
        for (var number = 2; NodeStore.NameTaken(tx, candidate); number++)
            candidate = $"{name}-{number}";
        return candidate;
    }

    private static bool TooLong(string text) => text.Length > LongestText;

    private static ServerFrame Refuse(string code, string text) =>
        new()
        {
            Refusal = new Refusal { Code = code, Text = text },
        };

    private sealed record Outcome(ServerFrame Answer, NodeRow? Node);
}
