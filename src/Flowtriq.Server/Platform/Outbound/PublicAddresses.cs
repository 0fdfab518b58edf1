using System.Net;
using System.Net.Sockets;

namespace Flowtriq.Server.Platform.Outbound;

/// <summary>
/// Tells addresses of the Internet from those of this machine, of networks nearby and of no network at all (RFC 6890).
/// Addresses that carry an IPv4 address inside are judged by that one.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(static text => IPNetwork.Parse(text)),
    ];

    internal static bool Contains(IPAddress address)
    {
        var judged = Inside(address) ?? address;
        return !Array.Exists(NotPublic, network => network.Contains(judged));
    }

    /// <summary>The IPv4 address inside a mapped (RFC 4291), translated (RFC 6052) or 6to4 (RFC 3056) one.</summary>
    private static IPAddress? Inside(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        var bytes = address.GetAddressBytes();
        if (bytes is [0x20, 0x02, ..])
            return new IPAddress(bytes.AsSpan(2, 4));
        return bytes is [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..]
            ? new IPAddress(bytes.AsSpan(12, 4))
            : null;
    }
}
