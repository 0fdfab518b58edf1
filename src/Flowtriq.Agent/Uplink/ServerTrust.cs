using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Whom the agent takes for its server: whoever holds a server certificate of the CA it enrolled with, or of one that took its place. Names
/// are not compared, since that CA certifies one server only and nodes reach it by many addresses; the system's trust
/// store has no say.
/// </summary>
internal static class ServerTrust
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";

    /// <summary>Options of a connection of an enrolled node.</summary>
    internal static SslClientAuthenticationOptions Enrolled(NodeIdentity identity) =>
        new()
        {
            ClientCertificateContext = SslStreamCertificateContext.Create(identity.Certificate, [], offline: true),
            CertificateChainPolicy = PolicyFor(identity.Authorities.All),
            RemoteCertificateValidationCallback = static (_, _, chain, errors) => Accept(chain, errors),
            EnabledSslProtocols = SslProtocols.None,
        };

    /// <summary>Options of a connection on which the node is nobody in particular: it fetches what everybody may.</summary>
    internal static SslClientAuthenticationOptions Visitor(NodeIdentity identity) =>
        new()
        {
            CertificateChainPolicy = PolicyFor(identity.Authorities.All),
            RemoteCertificateValidationCallback = static (_, _, chain, errors) => Accept(chain, errors),
            EnabledSslProtocols = SslProtocols.None,
        };

    /// <summary>True when the authority issued the certificate to a server.</summary>
    internal static bool Issued(X509Certificate2 authority, X509Certificate2 presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy = PolicyFor([authority]);
        return chain.Build(presented);
    }

    private static X509ChainPolicy PolicyFor(IEnumerable<X509Certificate2> authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            ApplicationPolicy = { new Oid(ServerUse) },
        };
        foreach (var authority in authorities)
            policy.CustomTrustStore.Add(authority);
        return policy;
    }

    private static bool Accept(X509Chain? chain, SslPolicyErrors errors)
    {
        var grave = errors & ~SslPolicyErrors.RemoteCertificateNameMismatch;
        if (grave == SslPolicyErrors.None)
            return true;
        var status = chain?.ChainStatus.Select(static s => s.Status).Aggregate(static (a, b) => a | b);
        throw new AuthenticationException(
            status == X509ChainStatusFlags.NotTimeValid
                ? "the server's certificate is not valid at this node's time: check the clock"
                : "this is not the server the node enrolled with: its certificate comes from another authority"
        );
    }
}
