using Flowtriq.Bgp.Wire;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>A neighbour of gobgpd at one moment.</summary>
/// <param name="Address">Its address, which gobgpd knows it by.</param>
/// <param name="State">State of the session.</param>
/// <param name="Since">Since when, as far as was seen.</param>
/// <param name="Families">Families it named.</param>
/// <param name="Flaps">Times its session was seen to end.</param>
internal sealed record GoBgpNeighbor(
    string Address,
    string State,
    DateTimeOffset Since,
    ValueList<AddressFamily> Families,
    long Flaps
)
{
    private static readonly string[] States =
    [
        "Unknown",
        "Idle",
        "Connect",
        "Active",
        "OpenSent",
        "OpenConfirm",
        "Established",
    ];

    internal bool IsUp => State == States[^1];

    internal static GoBgpNeighbor From(Api.NeighborPeer peer, GoBgpNeighbor? before, DateTimeOffset now)
    {
        var number = peer.State?.SessionState ?? 0;
        var state = number < States.Length ? States[number] : States[0];
        var families = new List<AddressFamily>();
        foreach (var capability in peer.State?.RemoteCap ?? [])
        {
            if (capability.TryUnpack<Api.MultiProtocolCapability>(out var found) && found.Family is { } family)
                families.Add(new AddressFamily((ushort)family.Afi, (byte)family.Safi));
        }
        var ended = before is { IsUp: true } && state != before.State;
        return new GoBgpNeighbor(
            peer.Conf?.NeighborAddress ?? "",
            state,
            before?.State == state ? before.Since : now,
            [.. families.Where(static family => family.IsKnown)],
            (before?.Flaps ?? 0) + (ended ? 1 : 0)
        );
    }
}
