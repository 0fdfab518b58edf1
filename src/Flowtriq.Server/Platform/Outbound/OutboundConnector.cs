using System.Net;
using System.Net.Sockets;

namespace Flowtriq.Server.Platform.Outbound;

/// <summary>
/// Connects to names that people entered. Which addresses a name leads to is looked at here, right before the connect:
/// a name that pointed elsewhere while it was checked gains nothing.
/// </summary>
internal static class OutboundConnector
{
    /// <summary>Which addresses may be reached: all, or those of the Internet.</summary>
    internal static Predicate<IPAddress> Allowed(bool allowPrivate) =>
        allowPrivate ? static _ => true : PublicAddresses.Contains;

    /// <summary>Addresses of a name that may be reached, at least one.</summary>
    /// <exception cref="AddressRefusedException">It has addresses, and none of them is allowed.</exception>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    internal static async Task<IPAddress[]> ResolveAsync(
        string host,
        Predicate<IPAddress> allowed,
        CancellationToken cancel
    )
    {
        var all = await Dns.GetHostAddressesAsync(host, cancel);
        var reachable = Array.FindAll(all, allowed);
        if (reachable.Length > 0)
            return reachable;
        throw all.Length > 0 ? new AddressRefusedException(host) : new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>An open connection.</summary>
    /// <exception cref="AddressRefusedException">See <see cref="ResolveAsync"/>.</exception>
    /// <exception cref="SocketException">It cannot be resolved or reached.</exception>
    internal static async Task<NetworkStream> ConnectAsync(
        string host,
        int port,
        Predicate<IPAddress> allowed,
        CancellationToken cancel
    )
    {
        var addresses = await ResolveAsync(host, allowed, cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
