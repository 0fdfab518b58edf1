using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Protocol;

namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>Somebody who took a node's key and certificate, and says to the server whatever a test likes.</summary>
internal sealed class RogueNode : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly SslStream tls;
    private readonly FrameReader<ServerFrame> reader;
    private readonly FrameWriter writer;

    private RogueNode(SslStream tls)
    {
        this.tls = tls;
        reader = new FrameReader<ServerFrame>(tls, ServerFrame.Parser);
        writer = new FrameWriter(tls);
    }

    /// <summary>Shakes hands and says hello as a run of that name.</summary>
    internal static async Task<RogueNode> GreetAsync(string stateDirectory, int port, string run)
    {
        using var certificate = X509Certificate2.CreateFromPemFile(
            Path.Combine(stateDirectory, "identity", "node.pem")
        );
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var secured = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await secured.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "flowtriq",
                ClientCertificateContext = SslStreamCertificateContext.Create(certificate, [], offline: true),
                RemoteCertificateValidationCallback = static (_, shown, _, _) => shown?.Subject == "CN=flowtriq",
            }
        );
        var node = new RogueNode(secured);
        var hello = new Hello
        {
            ProtocolVersion = ProtocolVersion.Current,
            InstanceId = run,
            HostName = "rogue",
            MachineId = "m",
            CaptureMode = "counters",
        };
        await node.SayAsync(new AgentFrame { Hello = hello });
        await node.HearAsync(static frame => frame.Welcome is not null);
        return node;
    }

    internal ValueTask SayAsync(byte[] bytes) => tls.WriteAsync(bytes);

    internal async Task SayAsync(AgentFrame frame) => await writer.WriteAsync(frame, CancellationToken.None);

    /// <summary>The first frame of that kind.</summary>
    internal async Task<ServerFrame> HearAsync(Predicate<ServerFrame> wanted)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await reader.ReadAsync(limit.Token) is { } frame)
        {
            if (wanted(frame))
                return frame;
        }

        throw new IOException("the server hung up");
    }

    /// <summary>Completes when the server hangs up, in whatever way.</summary>
    internal async Task LeftAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            while (await reader.ReadAsync(limit.Token) is not null) { }
        }
        catch (IOException)
        {
            // It did not wait for the rest.
        }
    }

    public ValueTask DisposeAsync() => tls.DisposeAsync();
}
