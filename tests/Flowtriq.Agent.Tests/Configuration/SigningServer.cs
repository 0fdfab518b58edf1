using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Tests.Uplink;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using SetByServer = Flowtriq.Protocol.AgentConfig;

namespace Flowtriq.Agent.Tests.Configuration;

/// <summary>The authority a node enrolled with, and the identity it left in the node's state directory.</summary>
internal sealed class SigningServer : IDisposable
{
    internal const string Node = "node-1";

    /// <summary>The one that signs.</summary>
    internal SigningAuthority Authority { get; set; } = new();

    /// <summary>Leaves an identity behind, as enrolment does.</summary>
    internal void Enroll(string stateDirectory)
    {
        using var nodeKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var node = new CertificateRequest("CN=node", nodeKey, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(150)
        );
        var server = new ServerAddress("127.0.0.1", 1);
        NodeIdentity.Prepare(stateDirectory);
        NodeIdentity.Save(stateDirectory, Node, "edge", server, nodeKey, node.RawData, Authority.Der);
    }

    internal SignedAgentConfig Set(ulong version, string json, string node = Node) =>
        ConfigSignature.Sign(
            Authority.Key,
            new SetByServer
            {
                Version = version,
                Json = json,
                Node = node,
            }
        );

    public void Dispose() => Authority.Dispose();
}
