using System.Net;
using System.Net.NetworkInformation;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// Addresses that no mitigation may touch because this software stops working without them: routers' BGP addresses, the
/// agents' and this server's own.
/// </summary>
internal static class Infrastructure
{
    internal static DerivedProtection Routers(Announcers announcers) =>
        new(
            "BGP peers",
            () =>
                announcers
                    .Peers.Where(static peer => peer.Address is not null)
                    .Select(static peer => new ProtectedPrefix(
                        IpPrefix.Host(peer.Address!.Value),
                        $"BGP peer {peer.Name}"
                    ))
        );

    internal static DerivedProtection Agents(NodeAddresses addresses, NodeDirectory nodes) =>
        new(
            "agents",
            () =>
                addresses.All.Select(pair => new ProtectedPrefix(
                    IpPrefix.Host(pair.Value),
                    $"agent {nodes.Current.Find(pair.Key)?.Name ?? pair.Key.Value}"
                ))
        );

    internal static DerivedProtection Server()
    {
        ProtectedPrefix[] own = [.. OwnAddresses()];
        return new("this server", () => own);
    }

    private static IEnumerable<ProtectedPrefix> OwnAddresses() =>
        from card in NetworkInterface.GetAllNetworkInterfaces()
        from address in card.GetIPProperties().UnicastAddresses
        where !IPAddress.IsLoopback(address.Address) && !address.Address.IsIPv6LinkLocal
        select new ProtectedPrefix(
            IpPrefix.Host(IpAddress.FromBytes(address.Address.GetAddressBytes())),
            $"this server on {card.Name}"
        );
}
