namespace Flowtriq.Bgp.Wire;

/// <summary>An address family and subsequent address family (RFC 4760 §3); the four this speaker announces have names.</summary>
/// <param name="Afi">1 IPv4, 2 IPv6.</param>
/// <param name="Safi">1 unicast, 133 FlowSpec (RFC 8955 §4).</param>
public readonly record struct AddressFamily(ushort Afi, byte Safi)
{
    /// <summary>IPv4 unicast.</summary>
    public static readonly AddressFamily Ipv4Unicast = new(1, 1);

    /// <summary>IPv6 unicast.</summary>
    public static readonly AddressFamily Ipv6Unicast = new(2, 1);

    /// <summary>IPv4 FlowSpec.</summary>
    public static readonly AddressFamily Ipv4FlowSpec = new(1, 133);

    /// <summary>IPv6 FlowSpec (RFC 8956).</summary>
    public static readonly AddressFamily Ipv6FlowSpec = new(2, 133);

    /// <summary>All four.</summary>
    public static readonly ValueList<AddressFamily> All = [Ipv4Unicast, Ipv6Unicast, Ipv4FlowSpec, Ipv6FlowSpec];

    /// <summary>True for IPv4.</summary>
    public bool IsV4 => Afi == 1;

    /// <summary>True for FlowSpec.</summary>
    public bool IsFlowSpec => Safi == 133;

    /// <summary>True for one of the four families this speaker knows.</summary>
    public bool IsKnown => Afi is 1 or 2 && Safi is 1 or 133;

    /// <summary>"ipv4-unicast", "ipv6-flowspec" or the two numbers.</summary>
    public override string ToString() =>
        IsKnown ? $"{(IsV4 ? "ipv4" : "ipv6")}-{(IsFlowSpec ? "flowspec" : "unicast")}" : $"{Afi}/{Safi}";
}
