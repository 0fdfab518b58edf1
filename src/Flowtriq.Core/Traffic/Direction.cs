namespace Flowtriq.Core.Traffic;

/// <summary>Which way traffic goes, seen from the protected network.</summary>
public enum Direction : byte
{
    /// <summary>Towards the protected network.</summary>
    Inbound,

    /// <summary>Out of the protected network: an attack here comes from a customer's compromised host.</summary>
    Outbound,
}
