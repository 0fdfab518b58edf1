using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels.Syslog;

/// <summary>
/// Carries a line to a collector: a datagram (RFC 5426), counted octets over a connection (RFC 6587), or the same over TLS
/// (RFC 5425). Nothing confirms that it was kept; over UDP not even that it arrived.
/// </summary>
internal sealed class SyslogSender(TimeProvider time)
{
    private const int LongestDatagram = 2048;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    internal async Task<Delivery> SendAsync(ChannelSettings settings, string line, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            var transport = settings.Transport ?? SyslogTransport.Udp;
            if (transport == SyslogTransport.Udp)
                await DatagramAsync(settings, line, either.Token);
            else
                await FrameAsync(settings, transport, line, either.Token);
            return new Delivery.Delivered();
        }
        catch (AddressRefusedException e)
        {
            return new Delivery.Refused($"{e.Message}, which this channel does not allow");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Delivery.Retry(null, $"not taken within {Limit.TotalSeconds:0} s");
        }
        catch (AuthenticationException)
        {
            return new Delivery.Retry(null, "its certificate is not accepted");
        }
        catch (SocketException e)
        {
            return new Delivery.Retry(
                null,
                e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData
                    ? "its name cannot be resolved"
                    : "it cannot be reached"
            );
        }
        catch (IOException)
        {
            return new Delivery.Retry(null, "the connection broke");
        }
    }

    /// <summary>The port of the settings, or the usual one of the transport.</summary>
    internal static int Port(ChannelSettings settings) =>
        settings.Port ?? (settings.Transport == SyslogTransport.Tls ? 6514 : 514);

    private static async Task DatagramAsync(ChannelSettings settings, string line, CancellationToken cancel)
    {
        var allowed = OutboundConnector.Allowed(settings.AllowPrivate);
        var addresses = await OutboundConnector.ResolveAsync(settings.Host!, allowed, cancel);
        using var socket = new Socket(addresses[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(addresses[0], Port(settings), cancel);
        await socket.SendAsync(Cut(line), cancel);
    }

    private static async Task FrameAsync(
        ChannelSettings settings,
        SyslogTransport transport,
        string line,
        CancellationToken cancel
    )
    {
        var host = settings.Host!;
        var allowed = OutboundConnector.Allowed(settings.AllowPrivate);
        await using var plain = await OutboundConnector.ConnectAsync(host, Port(settings), allowed, cancel);
        var bytes = Encoding.UTF8.GetBytes(line);
        byte[] frame = [.. Encoding.ASCII.GetBytes($"{bytes.Length} "), .. bytes];
        if (transport == SyslogTransport.Tcp)
        {
            await plain.WriteAsync(frame, cancel);
            return;
        }

        await using var encrypted = new SslStream(plain, leaveInnerStreamOpen: true);
        await encrypted.AuthenticateAsClientAsync(TrustedAuthority.Options(host, settings.Authority), cancel);
        await encrypted.WriteAsync(frame, cancel);
        await encrypted.ShutdownAsync();
    }

    /// <summary>As much as a datagram may hold, ending between two characters.</summary>
    private static ReadOnlyMemory<byte> Cut(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var length = Math.Min(bytes.Length, LongestDatagram);
        while (length < bytes.Length && (bytes[length] & 0xC0) == 0x80)
            length--;
        return bytes.AsMemory(0, length);
    }
}
