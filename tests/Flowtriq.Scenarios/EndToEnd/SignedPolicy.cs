using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;
using Google.Protobuf;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>Makes a state directory as a server leaves it behind that signed a policy and then went away for good.</summary>
internal static class SignedPolicy
{
    private const string Node = "node-1";

    internal static async Task LeaveAsync(string stateDirectory, LocalRules rules)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var nodeKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Certificate("CN=authority", authorityKey);
        using var node = Certificate("CN=node", nodeKey);
        var identity = Directory.CreateDirectory(Path.Combine(stateDirectory, "identity")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(identity, "node.pem"),
            $"{node.ExportCertificatePem()}\n{nodeKey.ExportPkcs8PrivateKeyPem()}\n"
        );
        await File.WriteAllTextAsync(Path.Combine(identity, "ca.crt"), authority.ExportCertificatePem());
        // Nobody listens there.
        await File.WriteAllTextAsync(
            Path.Combine(identity, "node.json"),
            JsonSerializer.Serialize(
                new
                {
                    nodeId = Node,
                    nodeName = "edge",
                    server = "127.0.0.1:1",
                }
            )
        );
        var payload = FirewallPolicyCodec.Encode(rules, new NodeId(Node)).ToByteArray();
        var signed = new SignedFirewallPolicy
        {
            Payload = ByteString.CopyFrom(payload),
            Signature = ByteString.CopyFrom(FirewallSignature.SignPolicy(authorityKey, payload)),
        };
        await File.WriteAllBytesAsync(Path.Combine(stateDirectory, "firewall.policy"), signed.ToByteArray());
    }

    private static X509Certificate2 Certificate(string subject, ECDsa key) =>
        new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(150)
        );
}
