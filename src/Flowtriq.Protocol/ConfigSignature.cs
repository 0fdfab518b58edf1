using System.Security.Cryptography;
using Google.Protobuf;

namespace Flowtriq.Protocol;

/// <summary>Signs and checks the configuration a server sets on a node.</summary>
public static class ConfigSignature
{
    private static ReadOnlySpan<byte> Purpose => "flowtriq agent configuration 1\n"u8;

    /// <summary>The configuration with its signature.</summary>
    public static SignedAgentConfig Sign(ECDsa key, AgentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var payload = config.ToByteString();
        return new SignedAgentConfig
        {
            Payload = payload,
            Signature = ByteString.CopyFrom(AuthoritySignature.Sign(key, Purpose, payload.Span)),
        };
    }

    /// <summary>True when the holder of the key signed it.</summary>
    public static bool IsSigned(ECDsa key, SignedAgentConfig signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        return AuthoritySignature.Verify(key, Purpose, signed.Payload.Span, signed.Signature.Span);
    }
}
