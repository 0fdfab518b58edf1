namespace Flowtriq.Lab.Systems;

/// <summary>What differs between agents of the lab.</summary>
public sealed record EdgeSetup
{
    /// <summary>A static threshold with a short end, so that an attack can begin at once; null learns.</summary>
    public int? ThresholdPps { get; init; }

    /// <summary>Level 1 is allowed.</summary>
    public bool Firewall { get; init; }

    /// <summary>Capacity of the uplink.</summary>
    public string Capacity { get; init; } = "10 Gbps";

    /// <summary>An interface on which a scrubber's clean traffic comes back, or null.</summary>
    public string? ReturnInterface { get; init; }
}
