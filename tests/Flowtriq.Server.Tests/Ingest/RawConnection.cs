using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Server.Tests.Ingest;

/// <summary>A peer that may break any rule: TLS with a node's certificate, or none, and then whatever bytes a test likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly SslStream tls;
    private readonly FrameReader<ServerFrame> reader;
    private readonly FrameWriter writer;

    private RawConnection(SslStream tls)
    {
        this.tls = tls;
        reader = new FrameReader<ServerFrame>(tls, ServerFrame.Parser);
        writer = new FrameWriter(tls);
    }

    public static async Task<RawConnection> OpenAsync(int port, string? state)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        var options = state is null
            ? new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = static (_, shown, _, _) => shown?.Subject == "CN=flowtriq",
            }
            : ServerTrust.Enrolled(NodeIdentity.Load(state, out _)!);
        options.TargetHost = "localhost";
        await stream.AuthenticateAsClientAsync(options);
        return new RawConnection(stream);
    }

    /// <summary>Serial number of what the server showed.</summary>
    public string ServerSerial => ((X509Certificate2)tls.RemoteCertificate!).SerialNumber;

    public static async Task<RawConnection> GreetedAsync(
        int port,
        string state,
        string machine = "m1",
        string instance = "raw"
    )
    {
        var connection = await OpenAsync(port, state);
        var hello = LiveAgent.Host.ToHello("ring", 0);
        hello.ProtocolVersion = ProtocolVersion.Current;
        hello.InstanceId = instance;
        hello.MachineId = machine;
        await connection.SendAsync(new AgentFrame { Hello = hello });
        Assert.Equal(ServerFrame.BodyOneofCase.Welcome, (await connection.ReadAsync())?.BodyCase);
        return connection;
    }

    public ValueTask SendBytesAsync(byte[] bytes) => tls.WriteAsync(bytes);

    public async Task SendAsync(AgentFrame frame) => await writer.WriteAsync(frame, CancellationToken.None);

    public async Task<ServerFrame?> ReadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await reader.ReadAsync(limit.Token);
    }

    public void Dispose() => tls.Dispose();
}
