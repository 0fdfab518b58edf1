using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flowtriq.Server.Platform.Outbound;

/// <summary>Certificates that a server inside a network is trusted by, besides those the machine trusts anyway.</summary>
internal static class TrustedAuthority
{
    /// <summary>True when the text holds at least one certificate in PEM.</summary>
    internal static bool IsPem(string text)
    {
        try
        {
            var read = Read(text);
            foreach (var certificate in read)
                certificate.Dispose();
            return read.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>How a server of this name is verified over TLS.</summary>
    /// <param name="host">Name its certificate must have.</param>
    /// <param name="pem">Authorities instead of the machine's; null for the machine's.</param>
    internal static SslClientAuthenticationOptions Options(string host, string? pem) =>
        new() { TargetHost = host, CertificateChainPolicy = string.IsNullOrEmpty(pem) ? null : Policy(pem) };

    private static X509ChainPolicy Policy(string pem)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(Read(pem));
        return policy;
    }

    private static X509Certificate2Collection Read(string pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        return certificates;
    }
}
