using System.Security.Cryptography;
using System.Text;
using Dapper;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Captures.Evidence;

/// <summary>
/// The key that bundles are signed with: ECDSA on P-256, made when it is first needed and stored sealed. When it can no
/// longer be opened, as with a database that was copied without its keys, a new one signs and the old one stays listed.
/// </summary>
internal sealed class EvidenceKeys(
    Database database,
    SecretProtection secrets,
    TimeProvider time,
    ILogger<EvidenceKeys> log
) : IDisposable
{
    private const string Purpose = "evidence.key";

    // Guards opened, and that one key is made and not two.
    private readonly SemaphoreSlim turn = new(1, 1);
    private (ECDsa Key, EvidenceKey About)? opened;

    /// <summary>SHA-256 of a public key's DER form, in hexadecimal digits.</summary>
    internal static string FingerprintOf(ECDsa key) =>
        Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    internal async Task<EvidenceKey> PublicAsync(CancellationToken cancel) => (await OpenAsync(cancel)).About;

    /// <summary>Signs (ECDSA with SHA-256); the signature is in DER, as openssl takes it.</summary>
    internal async Task<byte[]> SignAsync(byte[] data, CancellationToken cancel) =>
        (await OpenAsync(cancel)).Key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>A secret for another purpose: 32 bytes, the same as long as the key is.</summary>
    internal async Task<byte[]> DeriveAsync(string purpose, CancellationToken cancel)
    {
        var scalar = (await OpenAsync(cancel)).Key.ExportParameters(includePrivateParameters: true).D!;
        return HMACSHA256.HashData(scalar, Encoding.UTF8.GetBytes(purpose));
    }

    public void Dispose()
    {
        opened?.Key.Dispose();
        turn.Dispose();
    }

    private async Task<(ECDsa Key, EvidenceKey About)> OpenAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return opened ??= Find() ?? await MakeAsync(cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    private (ECDsa, EvidenceKey)? Find()
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<Row>(
            """
            SELECT made AS Made, fingerprint AS Fingerprint, public AS Public, sealed AS Sealed
            FROM evidence_key ORDER BY number DESC LIMIT 1
            """
        );
        if (row is null || secrets.Open(Purpose, row.Sealed) is not { } pem)
            return null;
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return (key, new EvidenceKey(row.Fingerprint, row.Public, UnixTime.FromUnixMicroseconds(row.Made)));
    }

    private async Task<(ECDsa, EvidenceKey)> MakeAsync(CancellationToken cancel)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var about = new EvidenceKey(FingerprintOf(key), key.ExportSubjectPublicKeyInfoPem() + "\n", time.GetUtcNow());
        await database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "INSERT INTO evidence_key (made, fingerprint, public, sealed) VALUES (@Made, @Fingerprint, @Pem, @sealed)",
                    new
                    {
                        Made = about.Made.ToUnixMicroseconds(),
                        about.Fingerprint,
                        about.Pem,
                        @sealed = secrets.Seal(Purpose, key.ExportPkcs8PrivateKeyPem()),
                    }
                );
            },
            cancel
        );
        CaptureLog.KeyMade(log, about.Fingerprint);
        return (key, about);
    }

    private sealed record Row(long Made, string Fingerprint, string Public, byte[] Sealed);
}
