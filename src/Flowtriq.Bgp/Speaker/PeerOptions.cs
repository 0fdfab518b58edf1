using System.Net;
using Flowtriq.Bgp.Transport;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;

namespace Flowtriq.Bgp.Speaker;

/// <summary>One router to announce to.</summary>
public sealed record PeerOptions
{
    /// <summary>Name in the configuration and in every report; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The router's address; unique.</summary>
    public required IPAddress Remote { get; init; }

    /// <summary>The router's AS number.</summary>
    public required uint RemoteAsn { get; init; }

    /// <summary>Our AS number.</summary>
    public required uint LocalAsn { get; init; }

    /// <summary>TCP port of the router.</summary>
    public ushort Port { get; init; } = 179;

    /// <summary>Address to connect from; the kernel chooses when null.</summary>
    public IPAddress? Local { get; init; }

    /// <summary>Name of its <see cref="PeerGroup"/>.</summary>
    public string Group { get; init; } = "default";

    /// <summary>Waits for the router instead of connecting.</summary>
    public bool Passive { get; init; }

    /// <summary>TCP-MD5 password, or null.</summary>
    public Md5Key? Password { get; init; }

    /// <summary>Takes part only with a router one link away (GTSM, RFC 5082); the router must do the same.</summary>
    public bool TtlSecurity { get; init; }

    /// <summary>Families offered.</summary>
    public ValueList<AddressFamily> Families { get; init; } = AddressFamily.All;

    /// <summary>What the router takes.</summary>
    public VendorProfile Profile { get; init; } = VendorProfile.Conservative;

    /// <summary>Most FlowSpec rules it is sent; the profile's own limit holds too.</summary>
    public int MaxFlowSpec { get; init; } = int.MaxValue;

    /// <summary>Most black holes it is sent.</summary>
    public int MaxBlackholes { get; init; } = int.MaxValue;

    /// <summary>Hold time offered, 3 s to 65535 s, or 0 for none.</summary>
    public TimeSpan HoldTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the router keeps routes after we crash: the dead-man switch; 0 for not at all, at most 4095 s.</summary>
    public TimeSpan RestartTime { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Also keeps routes over a NOTIFICATION (RFC 8538).</summary>
    public bool GracefulNotification { get; init; } = true;
}
