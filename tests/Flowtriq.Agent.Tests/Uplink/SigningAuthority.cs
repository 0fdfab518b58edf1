using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Tests.Uplink;

/// <summary>One authority of a server, with its key: signs what nodes keep.</summary>
internal sealed class SigningAuthority : IDisposable
{
    private readonly X509Certificate2 _certificate;

    internal SigningAuthority()
    {
        var request = new CertificateRequest("CN=authority", Key, HashAlgorithmName.SHA256);
        _certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(150));
    }

    internal ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal byte[] Der => _certificate.RawData;

    /// <summary>What a node trusts that enrolled with this one, in this folder.</summary>
    internal TrustedAuthorities EnrolledIn(string folder)
    {
        var file = Path.Combine(folder, "ca.crt");
        if (!File.Exists(file))
            File.WriteAllText(file, _certificate.ExportCertificatePem());
        return TrustedAuthorities.Load(file, Path.Combine(folder, "authorities"));
    }

    /// <summary>Whom a node is to trust, signed by this one.</summary>
    internal SignedAuthorities List(ulong version, params SigningAuthority[] all)
    {
        var list = new Authorities { Version = version };
        list.Certificates.AddRange(all.Select(static one => ByteString.CopyFrom(one.Der)));
        return AuthoritiesSignature.Sign(Key, list);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        Key.Dispose();
    }
}
