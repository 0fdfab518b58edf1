using System.Security.Cryptography;

namespace Flowtriq.Protocol.Firewall;

/// <summary>
/// Signs and checks what a node keeps and goes by without a connection. The purpose is part of what is signed, so that
/// orders can never pass for a policy.
/// </summary>
public static class FirewallSignature
{
    private static ReadOnlySpan<byte> PolicyPurpose => "flowtriq firewall policy 1\n"u8;

    private static ReadOnlySpan<byte> OrdersPurpose => "flowtriq firewall orders 1\n"u8;

    /// <summary>Signs a policy.</summary>
    public static byte[] SignPolicy(ECDsa key, ReadOnlySpan<byte> payload) => Sign(key, PolicyPurpose, payload);

    /// <summary>Signs orders.</summary>
    public static byte[] SignOrders(ECDsa key, ReadOnlySpan<byte> payload) => Sign(key, OrdersPurpose, payload);

    /// <summary>True when the holder of the key signed the policy.</summary>
    public static bool IsPolicy(ECDsa key, SignedFirewallPolicy signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        return Verify(key, PolicyPurpose, signed.Payload.Span, signed.Signature.Span);
    }

    /// <summary>True when the holder of the key signed the orders.</summary>
    public static bool IsOrders(ECDsa key, SignedFirewallOrders signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        return Verify(key, OrdersPurpose, signed.Payload.Span, signed.Signature.Span);
    }

    private static byte[] Sign(ECDsa key, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.SignData([.. purpose, .. payload], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static bool Verify(
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
