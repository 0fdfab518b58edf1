using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Tests.Faults;

/// <summary>A server that does to each connection in turn what the test says; the last script serves all that follow.</summary>
internal sealed class RogueServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly X509Certificate2 _certificate;
    private readonly Func<RoguePeer, Task>[] _scripts;
    private readonly Task _serving;

    internal RogueServer(X509Certificate2 certificate, params Func<RoguePeer, Task>[] scripts)
    {
        (_certificate, _scripts) = (certificate, scripts);
        _listener.Start();
        _serving = ServeAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections whose handshake failed.</summary>
    internal int Refused { get; private set; }

    /// <summary>Numbers of the events that arrived, over all connections.</summary>
    internal List<ulong> Events { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        for (var connection = 0; ; connection++)
        {
            try
            {
                using var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                await ConverseAsync(socket, _scripts[Math.Min(connection, _scripts.Length - 1)]);
            }
            catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (AuthenticationException)
            {
                Refused++;
            }
            catch (Exception over) when (over is IOException or SocketException)
            {
                // The agent hung up: what it should do with most of what a test sends.
                if (_stopping.IsCancellationRequested)
                    return;
            }
        }
    }

    private async Task ConverseAsync(Socket socket, Func<RoguePeer, Task> script)
    {
        await using var tls = new SslStream(new NetworkStream(socket));
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = _certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = static (_, shown, _, _) => shown is not null,
        };
        await tls.AuthenticateAsServerAsync(options, _stopping.Token);
        var peer = new RoguePeer(tls, Events, _stopping.Token);
        if (await peer.ReadAsync() is not { Hello: not null })
            return;
        await peer.SendAsync(
            new ServerFrame
            {
                Welcome = new Welcome { NodeName = "edge", ProtocolVersion = ProtocolVersion.Current },
            }
        );
        await script(peer);
    }
}
