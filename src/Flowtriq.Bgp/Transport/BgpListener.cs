using System.Net;
using System.Net.Sockets;
using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Bgp.Transport;

/// <summary>Accepts connections of known routers on one address and hands each to its peer; strangers are closed and counted.</summary>
internal sealed class BgpListener : IDisposable
{
    private const int Backlog = 16;
    private readonly Socket socket;
    private readonly Func<IPAddress, Peer?> find;
    private long strangers;

    public BgpListener(IPEndPoint endpoint, Func<IPAddress, Peer?> find)
    {
        this.find = find;
        socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(endpoint);
            socket.Listen(Backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connections from addresses that are no peer's.</summary>
    public long Strangers => Interlocked.Read(ref strangers);

    /// <summary>Expects signatures from this peer.</summary>
    public void Expect(PeerOptions peer)
    {
        if (peer.Password is { } key && peer.Remote.AddressFamily == socket.AddressFamily)
            SocketGuards.Sign(socket, peer.Remote, key);
    }

    /// <summary>Expects no signatures from this peer any more.</summary>
    public void Forget(PeerOptions peer)
    {
        if (peer.Password is not null && peer.Remote.AddressFamily == socket.AddressFamily)
            SocketGuards.Unsign(socket, peer.Remote);
    }

    public void Start() => _ = AcceptAsync();

    public void Dispose() => socket.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var accepted = await socket.AcceptAsync();
                Hand(accepted);
            }
            catch (SocketException)
            {
                // One connection failed before it was accepted; the listener goes on.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Hand(Socket accepted)
    {
        var address = (accepted.RemoteEndPoint as IPEndPoint)?.Address;
        if (address is null || find(address) is not { } peer)
        {
            Interlocked.Increment(ref strangers);
            accepted.Dispose();
            return;
        }
        accepted.NoDelay = true;
        if (peer.Options.TtlSecurity)
            SocketGuards.RequireAdjacent(accepted);
        peer.Post(new Session.PeerInput.Accepted(accepted));
    }
}
