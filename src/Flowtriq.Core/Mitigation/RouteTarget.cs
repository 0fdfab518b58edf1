using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// Where a redirect action sends packets: the VRF that imports this route target (RFC 8955 §7.4). Three forms share it:
/// a two-octet AS with a 32-bit number; an address (IPv4, or IPv6 by RFC 8956 §6.1) or a four-octet AS with a 16-bit one.
/// </summary>
/// <param name="Asn">The AS number; 0 when <paramref name="Address"/> is the administrator.</param>
/// <param name="Address">An address as administrator, or null.</param>
/// <param name="Number">Assigned number: 32 bits after a two-octet AS, else 16 bits.</param>
public readonly record struct RouteTarget(uint Asn, IpAddress? Address, uint Number)
{
    /// <summary>"65000:100" or "192.0.2.1:100".</summary>
    public override string ToString() => Address is { } address ? $"{address}:{Number}" : $"{Asn}:{Number}";

    /// <summary>True when the number fits the form's field and the administrator is of the right kind.</summary>
    public bool IsValid =>
        Address is not null
            ? Asn == 0 && Number <= ushort.MaxValue
            : Asn <= ushort.MaxValue || Number <= ushort.MaxValue;
}
