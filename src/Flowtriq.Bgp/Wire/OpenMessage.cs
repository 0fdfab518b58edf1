using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>OPEN (RFC 4271 §4.2).</summary>
/// <param name="Version">Always 4.</param>
/// <param name="TwoOctetAsn">The AS number, or AS_TRANS 23456 when it needs four octets (RFC 6793 §4.2.2).</param>
/// <param name="HoldSeconds">0 for none, else at least 3.</param>
/// <param name="Identifier">BGP identifier, an IPv4 address that is unique within the AS (RFC 6286).</param>
/// <param name="Capabilities">From the optional parameters.</param>
public sealed record OpenMessage(
    byte Version,
    ushort TwoOctetAsn,
    ushort HoldSeconds,
    IpAddress Identifier,
    Capabilities Capabilities
) : BgpMessage
{
    /// <summary>Stands for a four-octet AS number where only two fit (RFC 6793 §9).</summary>
    public const ushort AsTrans = 23456;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.Open;

    /// <summary>The sender's AS number.</summary>
    public uint Asn => Capabilities.Asn ?? TwoOctetAsn;
}
