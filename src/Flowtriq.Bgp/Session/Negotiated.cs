using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Session;

/// <summary>What both sides of an established session agreed on.</summary>
/// <param name="Families">Families both named; IPv4 unicast when the router named none (RFC 4760 §8).</param>
/// <param name="FourOctetAs">AS numbers travel in four octets.</param>
/// <param name="HoldTime">The smaller of the two; zero for none.</param>
/// <param name="Restart">The router keeps our routes over a restart.</param>
/// <param name="GracefulNotification">And over a NOTIFICATION, unless it is a hard reset.</param>
/// <param name="RemoteIdentifier">The router's BGP identifier.</param>
public sealed record Negotiated(
    ValueList<AddressFamily> Families,
    bool FourOctetAs,
    TimeSpan HoldTime,
    bool Restart,
    bool GracefulNotification,
    IpAddress RemoteIdentifier
)
{
    /// <summary>From the two OPENs.</summary>
    public static Negotiated From(OpenMessage ours, OpenMessage theirs)
    {
        var offered = theirs.Capabilities.Families.IsEmpty ? [AddressFamily.Ipv4Unicast] : theirs.Capabilities.Families;
        var common = ours.Capabilities.Families.Where(offered.Contains);
        var (mine, other) = (ours.Capabilities.GracefulRestart, theirs.Capabilities.GracefulRestart);
        return new Negotiated(
            [.. common],
            theirs.Capabilities.Asn is not null,
            TimeSpan.FromSeconds(Math.Min(ours.HoldSeconds, theirs.HoldSeconds)),
            mine is not null && other is not null,
            mine is { Notifications: true } && other is { Notifications: true },
            theirs.Identifier
        );
    }
}
