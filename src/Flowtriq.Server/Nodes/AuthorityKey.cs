using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flowtriq.Server.Nodes;

/// <summary>One authority: an ECDSA P-256 key with the certificate it signed for itself. The key never leaves its file, which only the owner may read.</summary>
internal sealed class AuthorityKey : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(20 * 365);
    private readonly X509Certificate2 certificate;

    private AuthorityKey(X509Certificate2 certificate) => this.certificate = certificate;

    /// <summary>SHA-256 of the certificate's DER form.</summary>
    internal byte[] Fingerprint => certificate.GetCertHash(HashAlgorithmName.SHA256);

    /// <summary>The same in hexadecimal, as certificates of nodes are recorded with it.</summary>
    internal string Name => Convert.ToHexStringLower(Fingerprint);

    /// <summary>The certificate without its key.</summary>
    internal byte[] Der => certificate.RawData;

    internal DateTimeOffset MadeAt =>
        new DateTimeOffset(certificate.NotBefore.ToUniversalTime()) + CertificateProfile.ClockTolerance;

    /// <summary>From then on nobody believes what it signed.</summary>
    internal DateTimeOffset ExpiresAt => new(certificate.NotAfter.ToUniversalTime());

    internal static AuthorityKey Load(string path) => new(X509Certificate2.CreateFromPemFile(path, path));

    /// <summary>Signs a request; the authority decides about everything in the certificate but the public key. None outlives its authority.</summary>
    internal X509Certificate2 Issue(CertificateRequest request, DateTimeOffset now, TimeSpan validity)
    {
        Span<byte> serial = stackalloc byte[16];
        RandomNumberGenerator.Fill(serial);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, includeKeyIdentifier: true, false)
        );
        return request.Create(certificate, now - CertificateProfile.ClockTolerance, End(now, validity), serial);
    }

    /// <summary>When a certificate that is issued now ends.</summary>
    internal DateTimeOffset End(DateTimeOffset now, TimeSpan validity) =>
        now + validity < ExpiresAt ? now + validity : ExpiresAt;

    /// <summary>Runs a signing function with the authority's key, which stays here.</summary>
    internal T Sign<T>(Func<ECDsa, T> sign)
    {
        using var key =
            certificate.GetECDsaPrivateKey() ?? throw new InvalidOperationException("The authority has no ECDSA key.");
        return sign(key);
    }

    /// <summary>True when this authority signed the certificate for the given use. Its dates are left to the caller.</summary>
    internal bool Signed(X509Certificate2 presented, string use)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(use));
        return chain.Build(presented);
    }

    public void Dispose() => certificate.Dispose();

    /// <summary>Two processes may start at once: the file appears whole, and whoever comes second takes the first one's.</summary>
    internal static void Create(string path, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = CertificateProfile.Authority(key);
        using var made = request.CreateSelfSigned(now - CertificateProfile.ClockTolerance, now + Validity);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(made.ExportCertificatePem());
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
