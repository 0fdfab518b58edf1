using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes;

/// <summary>
/// The server's own CA (ECDSA P-256), made once in the data directory and trusted by nothing but this server and its
/// agents. Its key never leaves the file, which only the owner may read.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(20 * 365);
    private readonly X509Certificate2 certificate;

    private CertificateAuthority(X509Certificate2 certificate) => this.certificate = certificate;

    /// <summary>SHA-256 of the certificate's DER form: what enrolment tokens carry.</summary>
    public byte[] Fingerprint => certificate.GetCertHash(HashAlgorithmName.SHA256);

    /// <summary>The certificate without its key.</summary>
    public byte[] Der => certificate.RawData;

    /// <summary>Opens the authority, or makes it at the first start.</summary>
    public static CertificateAuthority Open(DataDirectory data, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = Path.Combine(data.Folder("authority"), "ca.pem");
        if (!File.Exists(path))
            Create(path, time.GetUtcNow());
        return new CertificateAuthority(X509Certificate2.CreateFromPemFile(path, path));
    }

    /// <summary>Signs a request; the authority decides about everything in the certificate but the public key.</summary>
    internal X509Certificate2 Issue(CertificateRequest request, DateTimeOffset now, TimeSpan validity)
    {
        Span<byte> serial = stackalloc byte[16];
        RandomNumberGenerator.Fill(serial);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, includeKeyIdentifier: true, false)
        );
        return request.Create(certificate, now - CertificateProfile.ClockTolerance, now + validity, serial);
    }

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
    private static void Create(string path, DateTimeOffset now)
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
