namespace Flowtriq.Bgp.Wire;

/// <summary>Subcodes of Cease (RFC 4486 §3, RFC 8538 §3).</summary>
public enum CeaseCode : byte
{
    /// <summary>No reason.</summary>
    None = 0,

    /// <summary>More prefixes than the peer takes.</summary>
    MaximumPrefixes = 1,

    /// <summary>The operator shut the session down.</summary>
    AdministrativeShutdown = 2,

    /// <summary>The peer is no longer configured.</summary>
    PeerDeconfigured = 3,

    /// <summary>The operator reset the session.</summary>
    AdministrativeReset = 4,

    /// <summary>The peer refuses the connection.</summary>
    ConnectionRejected = 5,

    /// <summary>Another change of configuration.</summary>
    ConfigurationChange = 6,

    /// <summary>The other of two connections was kept.</summary>
    ConnectionCollision = 7,

    /// <summary>Out of resources.</summary>
    OutOfResources = 8,

    /// <summary>A reset that graceful restart must not bridge; the real reason is inside.</summary>
    HardReset = 9,
}
