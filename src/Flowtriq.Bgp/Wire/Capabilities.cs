namespace Flowtriq.Bgp.Wire;

/// <summary>What a speaker says it can do (RFC 5492). Unknown capabilities are passed over.</summary>
public sealed record Capabilities
{
    /// <summary>Families (RFC 4760 §8); a peer that names none speaks IPv4 unicast only.</summary>
    public ValueList<AddressFamily> Families { get; init; }

    /// <summary>Answers ROUTE-REFRESH (RFC 2918 §2).</summary>
    public bool RouteRefresh { get; init; }

    /// <summary>The AS number in four octets (RFC 6793 §3), or null from an old speaker.</summary>
    public uint? Asn { get; init; }

    /// <summary>Graceful restart, or null.</summary>
    public GracefulRestart? GracefulRestart { get; init; }

    /// <summary>Takes messages of up to 65535 bytes (RFC 8654). Not offered here: rules fit into 4096.</summary>
    public bool ExtendedMessages { get; init; }
}
