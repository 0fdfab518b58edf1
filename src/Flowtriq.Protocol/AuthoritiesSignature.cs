using System.Security.Cryptography;
using Google.Protobuf;

namespace Flowtriq.Protocol;

/// <summary>Signs and checks the list of authorities that nodes are to trust.</summary>
public static class AuthoritiesSignature
{
    private static ReadOnlySpan<byte> Purpose => "flowtriq authorities 1\n"u8;

    /// <summary>The list with its signature.</summary>
    public static SignedAuthorities Sign(ECDsa key, Authorities authorities)
    {
        ArgumentNullException.ThrowIfNull(authorities);
        var payload = authorities.ToByteString();
        return new SignedAuthorities
        {
            Payload = payload,
            Signature = ByteString.CopyFrom(AuthoritySignature.Sign(key, Purpose, payload.Span)),
        };
    }

    /// <summary>True when the holder of the key signed it.</summary>
    public static bool IsSigned(ECDsa key, SignedAuthorities signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        return AuthoritySignature.Verify(key, Purpose, signed.Payload.Span, signed.Signature.Span);
    }
}
