using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Session;

/// <summary>What the state machine of one session needs to know.</summary>
public sealed record SessionSettings
{
    /// <summary>Our AS number.</summary>
    public required uint LocalAsn { get; init; }

    /// <summary>The router's AS number; the same as ours makes it iBGP.</summary>
    public required uint RemoteAsn { get; init; }

    /// <summary>Our BGP identifier: an IPv4 address.</summary>
    public required IpAddress Identifier { get; init; }

    /// <summary>Families offered.</summary>
    public ValueList<AddressFamily> Families { get; init; } = AddressFamily.All;

    /// <summary>Never connects, waits for the router.</summary>
    public bool Passive { get; init; }

    /// <summary>Hold time offered: 0, or 3 s to 65535 s; keepalives go out three times as often.</summary>
    public TimeSpan HoldTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the router keeps our routes after a crash: 0 switches graceful restart off; at most 4095 s.</summary>
    public TimeSpan RestartTime { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Graceful restart also bridges a NOTIFICATION (RFC 8538).</summary>
    public bool GracefulNotification { get; init; } = true;

    /// <summary>True within one AS.</summary>
    public bool IsInternal => LocalAsn == RemoteAsn;

    /// <summary>The OPEN these settings make.</summary>
    public OpenMessage Open() =>
        new(
            4,
            LocalAsn > ushort.MaxValue ? OpenMessage.AsTrans : (ushort)LocalAsn,
            (ushort)HoldTime.TotalSeconds,
            Identifier,
            new Capabilities
            {
                Families = Families,
                RouteRefresh = true,
                Asn = LocalAsn,
                GracefulRestart = RestartTime > TimeSpan.Zero ? Graceful() : null,
            }
        );

    private GracefulRestart Graceful()
    {
        var families = new GracefulFamily[Families.Count];
        for (var index = 0; index < families.Length; index++)
            families[index] = new GracefulFamily(Families[index], Preserved: true);
        return new GracefulRestart(false, GracefulNotification, (ushort)RestartTime.TotalSeconds, [.. families]);
    }
}
