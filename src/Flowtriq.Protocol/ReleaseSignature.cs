using System.Security.Cryptography;
using Google.Protobuf;

namespace Flowtriq.Protocol;

/// <summary>Signs and checks what an agent may replace itself with. The key is the releaser's, not the server's.</summary>
public static class ReleaseSignature
{
    private static ReadOnlySpan<byte> Purpose => "flowtriq release 1\n"u8;

    /// <summary>Signs a release.</summary>
    public static SignedRelease Sign(ECDsa key, Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var payload = release.ToByteArray();
        return new SignedRelease
        {
            Payload = ByteString.CopyFrom(payload),
            Signature = ByteString.CopyFrom(AuthoritySignature.Sign(key, Purpose, payload)),
        };
    }

    /// <summary>The release, when the holder of the key signed it; null otherwise.</summary>
    public static Release? Open(ECDsa key, SignedRelease signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        if (!AuthoritySignature.Verify(key, Purpose, signed.Payload.Span, signed.Signature.Span))
            return null;
        try
        {
            return Release.Parser.ParseFrom(signed.Payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>Reads a public key, base64 of its SubjectPublicKeyInfo, P-256; null when it is none.</summary>
    public static ECDsa? ReadKey(string text)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            if (key.KeySize == 256)
                return key;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            // Told by the null.
        }

        key.Dispose();
        return null;
    }
}
