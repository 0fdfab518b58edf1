using System.Security.Cryptography;

namespace Flowtriq.Protocol;

/// <summary>
/// The one way in which the server's authority signs what nodes keep: ECDSA P-256 with SHA-256 over a purpose and the payload, DER. The
/// purpose is part of what is signed, so that one kind of message can never pass for another.
/// </summary>
internal static class AuthoritySignature
{
    internal static byte[] Sign(ECDsa key, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.SignData([.. purpose, .. payload], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    internal static bool Verify(
        ECDsa key,
        ReadOnlySpan<byte> purpose,
        ReadOnlySpan<byte> payload,
        ReadOnlySpan<byte> signature
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        byte[] signed = [.. purpose, .. payload];
        return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
