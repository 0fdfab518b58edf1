using System.Net;
using System.Net.Sockets;
using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Bgp.Transport;

/// <summary>Makes the TCP connection to a router, guarded as its options say.</summary>
internal static class Connector
{
    public static async Task<Socket> ConnectAsync(PeerOptions peer, CancellationToken cancellation)
    {
        var socket = new Socket(peer.Remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (peer.Local is { } local)
                socket.Bind(new IPEndPoint(local, 0));
            if (peer.Password is { } key)
                SocketGuards.Sign(socket, peer.Remote, key);
            if (peer.TtlSecurity)
                SocketGuards.RequireAdjacent(socket);
            await socket.ConnectAsync(new IPEndPoint(peer.Remote, peer.Port), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
