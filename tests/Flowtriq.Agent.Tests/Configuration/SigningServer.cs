using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using SetByServer = Flowtriq.Protocol.AgentConfig;

namespace Flowtriq.Agent.Tests.Configuration;

/// <summary>The authority a node enrolled with, and the identity it left in the node's state directory.</summary>
internal sealed class SigningServer : IDisposable
{
    internal const string Node = "node-1";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Leaves an identity behind, as enrolment does.</summary>
    internal void Enroll(string stateDirectory)
    {
        using var nodeKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Certificate("CN=authority", _key);
        using var node = Certificate("CN=node", nodeKey);
        var server = new ServerAddress("127.0.0.1", 1);
        NodeIdentity.Prepare(stateDirectory);
        NodeIdentity.Save(stateDirectory, Node, "edge", server, nodeKey, node.RawData, authority.RawData);
    }

    internal SignedAgentConfig Set(ulong version, string json, string node = Node) =>
        ConfigSignature.Sign(
            _key,
            new SetByServer
            {
                Version = version,
                Json = json,
                Node = node,
            }
        );

    public void Dispose() => _key.Dispose();

    private static X509Certificate2 Certificate(string subject, ECDsa key) =>
        new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(150)
        );
}
