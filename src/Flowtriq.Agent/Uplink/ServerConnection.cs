using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using Flowtriq.Agent.Configuration;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// TLS to the server, used by one thread, blocking, without a timer, a thread-pool thread or an event loop: that is
/// what keeps the agent within its memory and wake-up budget. Every call is bounded by the socket's time limits.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    private const int TcpLevel = 6;
    private const int TcpSynCount = 7;
    private const int TcpUserTimeout = 18;
    private const int Patience = 10_000;

    // More than TLS can hold decrypted or buffered at once: a read that does not fill it has emptied the connection.
    private const int ReadSpace = 40 * 1024;

    private readonly Socket _socket;
    private readonly SslStream _tls;
    private readonly FrameWriter _writer;
    private readonly FrameBuffer<ServerFrame> _received = new(ServerFrame.Parser);

    private ServerConnection(Socket socket, SslStream tls)
    {
        _socket = socket;
        _tls = tls;
        _writer = new FrameWriter(tls);
    }

    /// <summary>To wait on; reading is this class's.</summary>
    internal SafeHandle Handle => _socket.SafeHandle;

    /// <summary>Connects and shakes hands.</summary>
    /// <exception cref="IOException">The server cannot be reached or ended the handshake.</exception>
    /// <exception cref="AuthenticationException">The server is not who it should be.</exception>
    internal static ServerConnection Open(ServerAddress server, SslClientAuthenticationOptions options)
    {
        var socket = Connect(server);
        return new ServerConnection(socket, Greet(socket, server, options));
    }

    /// <summary>The same for a visitor who speaks no frames.</summary>
    internal static Stream OpenStream(ServerAddress server, SslClientAuthenticationOptions options) =>
        Greet(Connect(server), server, options);

    private static SslStream Greet(Socket socket, ServerAddress server, SslClientAuthenticationOptions options)
    {
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
        try
        {
            options.TargetHost = server.Host;
            // Tickets would arrive without any frame behind them, and a blocking read would wait on them.
            options.AllowTlsResume = false;
            tls.AuthenticateAsClient(options);
            return tls;
        }
        catch
        {
            tls.Dispose();
            throw;
        }
    }

    internal bool Send(AgentFrame frame) => _writer.Write(frame);

    /// <summary>The next frame if one has arrived; null otherwise. Never waits for a frame that has not begun to arrive.</summary>
    /// <exception cref="IOException">The connection is over.</exception>
    internal ServerFrame? TryReceive()
    {
        while (true)
        {
            if (_received.Take() is { } frame)
                return frame;
            if (_received.Fault != FrameFault.None)
                throw new UplinkLostException($"the server sent what is no frame ({_received.Fault})")
                {
                    Notice = "server_nonsense",
                };
            if (!_socket.Poll(0, SelectMode.SelectRead))
                return null;
            var count = _tls.Read(_received.GetSpace(ReadSpace).Span);
            if (count == 0)
            {
                _received.Close();
                throw new UplinkLostException("the server closed the connection");
            }

            _received.Received(count);
        }
    }

    /// <summary>Waits until something arrived or the time is over.</summary>
    internal bool Wait(TimeSpan time) => _socket.Poll(time, SelectMode.SelectRead);

    /// <summary>Waits for the next frame.</summary>
    /// <exception cref="IOException">The connection is over, or the server said nothing for ten seconds.</exception>
    internal ServerFrame Receive()
    {
        while (true)
        {
            if (TryReceive() is { } frame)
                return frame;
            if (!Wait(TimeSpan.FromMilliseconds(Patience)))
                throw new UplinkLostException("the server does not answer");
        }
    }

    /// <summary>Ends every call another thread is blocked in.</summary>
    internal void Abort() => _socket.Dispose();

    public void Dispose() => _tls.Dispose();

    private static Socket Connect(ServerAddress server)
    {
        Exception? last = null;
        foreach (var address in Addresses(server, ref last))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
                SendTimeout = Patience,
                ReceiveTimeout = Patience,
            };
            try
            {
                // Two retries of the first packet: an address that does not answer is given up after seven seconds.
                socket.SetRawSocketOption(TcpLevel, TcpSynCount, BitConverter.GetBytes(2));
                socket.SetRawSocketOption(TcpLevel, TcpUserTimeout, BitConverter.GetBytes(Patience));
                socket.Connect(new IPEndPoint(address, server.Port));
                return socket;
            }
            catch (SocketException refused)
            {
                socket.Dispose();
                last = refused;
            }
        }

        throw new UplinkLostException($"{server} cannot be reached: {last?.Message ?? "the name has no address"}")
        {
            Unreachable = true,
        };
    }

    private static IPAddress[] Addresses(ServerAddress server, ref Exception? fault)
    {
        try
        {
            return Dns.GetHostAddresses(server.Host);
        }
        catch (SocketException unknown)
        {
            fault = unknown;
            return [];
        }
    }
}
