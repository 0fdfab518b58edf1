using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Tests.Faults;

/// <summary>A certificate authority as a server has one: certifies servers, and nodes that are enrolled without a conversation.</summary>
internal sealed class Authority : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 _root;

    internal Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>A server's certificate that was valid until then.</summary>
    internal X509Certificate2 Server(DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var bare = Sign("CN=flowtriq", key, ServerUse, until);
        using var certificate = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Writes the identity of a node of this authority.</summary>
    internal void Enrol(string stateDirectory, int port)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign("CN=node", key, ClientUse, DateTimeOffset.UtcNow.AddDays(20));
        NodeIdentity.Prepare(stateDirectory);
        var server = new ServerAddress("127.0.0.1", port);
        NodeIdentity.Save(stateDirectory, "node-1", "edge", server, key, certificate.RawData, _root.RawData);
    }

    public void Dispose() => _root.Dispose();

    private X509Certificate2 Sign(string name, ECDsa key, string use, DateTimeOffset until)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        return request.Create(_root, DateTimeOffset.UtcNow.AddDays(-2), until, RandomNumberGenerator.GetBytes(8));
    }
}
