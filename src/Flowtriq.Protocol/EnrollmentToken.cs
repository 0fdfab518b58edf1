using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Flowtriq.Protocol;

/// <summary>
/// What an operator carries from the server to a new node: "ft1_" and 96 characters of base 32 that hold the SHA-256
/// of the server's CA certificate, the time after which the token is refused, the secret, and a checksum over all of
/// them. Never printed by <see cref="ToString"/>.
/// </summary>
public sealed class EnrollmentToken
{
    /// <summary>Bytes in a secret.</summary>
    public const int SecretLength = 20;

    private const string Prefix = "ft1_";
    private const int ExpiryOffset = SHA256.HashSizeInBytes;
    private const int SecretOffset = ExpiryOffset + sizeof(uint);
    private const int ChecksumOffset = SecretOffset + SecretLength;
    private const int Length = ChecksumOffset + sizeof(uint);
    private const int TextLength = Length * 8 / 5;

    private readonly byte[] _bytes;

    private EnrollmentToken(byte[] bytes) => _bytes = bytes;

    /// <summary>SHA-256 of the DER form of the server's CA certificate.</summary>
    public ReadOnlySpan<byte> AuthorityFingerprint => _bytes.AsSpan(0, SHA256.HashSizeInBytes);

    /// <summary>A hint for a clear message; the server decides. Whole seconds.</summary>
    public DateTimeOffset Expires =>
        DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(ExpiryOffset)));

    /// <summary>The secret as it travels in <see cref="EnrollRequest.Token"/>.</summary>
    public string Secret => Base32.Encode(_bytes.AsSpan(SecretOffset, SecretLength));

    /// <summary>The whole token, to be shown once.</summary>
    public string Text => Prefix + Base32.Encode(_bytes);

    /// <summary>Makes a token from a certificate fingerprint, its end of life and <see cref="SecretLength"/> random bytes.</summary>
    /// <exception cref="ArgumentException">A part has the wrong length.</exception>
    public static EnrollmentToken Create(
        ReadOnlySpan<byte> authorityFingerprint,
        DateTimeOffset expires,
        ReadOnlySpan<byte> secret
    )
    {
        if (authorityFingerprint.Length != SHA256.HashSizeInBytes)
            throw new ArgumentException("A fingerprint has 32 bytes.", nameof(authorityFingerprint));
        if (secret.Length != SecretLength)
            throw new ArgumentException("A secret has 20 bytes.", nameof(secret));
        var bytes = new byte[Length];
        authorityFingerprint.CopyTo(bytes);
        var seconds = (uint)Math.Clamp(expires.ToUnixTimeSeconds(), 0, uint.MaxValue);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(ExpiryOffset), seconds);
        secret.CopyTo(bytes.AsSpan(SecretOffset));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(ChecksumOffset), Checksum(bytes));
        return new EnrollmentToken(bytes);
    }

    /// <summary>Reads a token; null, with the reason, for anything else. Blanks around it are taken off.</summary>
    public static EnrollmentToken? Parse(ReadOnlySpan<char> text, out EnrollmentTokenFault fault)
    {
        text = text.Trim();
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            fault = EnrollmentTokenFault.NotAToken;
            return null;
        }

        text = text[Prefix.Length..];
        if (text.Length != TextLength)
        {
            fault = EnrollmentTokenFault.WrongLength;
            return null;
        }

        var bytes = new byte[Length];
        if (
            !Base32.TryDecode(text, bytes)
            || BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(ChecksumOffset)) != Checksum(bytes)
        )
        {
            fault = EnrollmentTokenFault.Mistyped;
            return null;
        }

        fault = EnrollmentTokenFault.None;
        return new EnrollmentToken(bytes);
    }

    /// <summary>One sentence for the person who pasted it.</summary>
    public static string Describe(EnrollmentTokenFault fault) =>
        fault switch
        {
            EnrollmentTokenFault.None => "The token is complete.",
            EnrollmentTokenFault.NotAToken => "This is not an enrolment token: it must begin with \"ft1_\".",
            EnrollmentTokenFault.WrongLength =>
                $"The token is incomplete: {TextLength} characters must follow \"ft1_\". Copy it again.",
            EnrollmentTokenFault.Mistyped =>
                "The token has a typing error: its checksum does not match. Copy it again.",
        };

    /// <summary>"ft1_***".</summary>
    public override string ToString() => Prefix + "***";

    /// <summary>CRC-32C (RFC 3720 appendix B.4) of everything before it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes[..ChecksumOffset])
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
