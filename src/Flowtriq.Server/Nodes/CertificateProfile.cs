using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Nodes;

/// <summary>What stands in the three kinds of certificate (RFC 5280): authority, server, node.</summary>
internal static class CertificateProfile
{
    internal const string ServerUse = "1.3.6.1.5.5.7.3.1";
    internal const string ClientUse = "1.3.6.1.5.5.7.3.2";

    /// <summary>Certificates are valid from a day back: a node's clock may be behind.</summary>
    internal static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    internal static CertificateRequest Authority(ECDsa key)
    {
        // A random part tells the authorities of two servers apart in a chain.
        var name = $"CN=Flowtriq CA {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    internal static CertificateRequest Server(ECDsa key, IEnumerable<string> hosts)
    {
        var request = new CertificateRequest("CN=flowtriq", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        return EndEntity(request, ServerUse);
    }

    internal static CertificateRequest Node(PublicKey key, NodeId node) =>
        EndEntity(
            new CertificateRequest(new X500DistinguishedName($"CN={node.Value}"), key, HashAlgorithmName.SHA256),
            ClientUse
        );

    /// <summary>The key of a request (PKCS#10, DER) that proves to hold it; null for anything but a P-256 key.</summary>
    internal static PublicKey? KeyOf(ReadOnlySpan<byte> request)
    {
        try
        {
            var csr = CertificateRequest.LoadSigningRequest(request, HashAlgorithmName.SHA256, out var read);
            using var key = csr.PublicKey.GetECDsaPublicKey();
            return key is { KeySize: 256 } && read == request.Length ? csr.PublicKey : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The node a certificate of this profile names.</summary>
    internal static NodeId NodeOf(X509Certificate2 certificate) =>
        new(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));

    /// <summary>Every name and address this machine answers to.</summary>
    internal static IEnumerable<string> LocalHosts() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(static nic => nic.GetIPProperties().UnicastAddresses)
            .Select(static unicast => new IPAddress(unicast.Address.GetAddressBytes()).ToString())
            .Prepend(Environment.MachineName)
            .Prepend("localhost");

    private static CertificateRequest EndEntity(CertificateRequest request, string use)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        return request;
    }
}
