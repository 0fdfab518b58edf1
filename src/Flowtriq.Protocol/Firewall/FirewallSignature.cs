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
    public static byte[] SignPolicy(ECDsa key, ReadOnlySpan<byte> payload) =>
        AuthoritySignature.Sign(key, PolicyPurpose, payload);

    /// <summary>Signs orders.</summary>
    public static byte[] SignOrders(ECDsa key, ReadOnlySpan<byte> payload) =>
        AuthoritySignature.Sign(key, OrdersPurpose, payload);

    /// <summary>True when the holder of the key signed the policy.</summary>
    public static bool IsPolicy(ECDsa key, SignedFirewallPolicy signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        return AuthoritySignature.Verify(key, PolicyPurpose, signed.Payload.Span, signed.Signature.Span);
    }

    /// <summary>True when the holder of the key signed the orders.</summary>
    public static bool IsOrders(ECDsa key, SignedFirewallOrders signed)
    {
        ArgumentNullException.ThrowIfNull(signed);
        return AuthoritySignature.Verify(key, OrdersPurpose, signed.Payload.Span, signed.Signature.Span);
    }
}
