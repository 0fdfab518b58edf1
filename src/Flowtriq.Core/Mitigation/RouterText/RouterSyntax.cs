namespace Flowtriq.Core.Mitigation.RouterText;

/// <summary>In whose words a rule is shown.</summary>
public enum RouterSyntax : byte
{
    /// <summary>Junos set commands.</summary>
    Junos,

    /// <summary>Cisco IOS-XR configuration.</summary>
    IosXr,

    /// <summary>What FRR shows of a received rule; it cannot originate one.</summary>
    Frr,

    /// <summary>A static route of BIRD 2.</summary>
    Bird,
}
