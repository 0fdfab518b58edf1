using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Benchmarks;

/// <summary>One node of <see cref="SimulatedNodes"/>: greets, reports every second, and every ten seconds lives through a short attack.</summary>
internal sealed class SimulatedNode(NodeIdentity identity, HostFacts host, int number, HubWatch? hub)
{
    private const int Cycle = 10;
    private readonly string instance = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<ulong, long> waiting = new();
    private readonly List<TimeSpan> latencies = [];
    private ulong sequence;
    private string attack = "";

    internal int Reports { get; private set; }

    internal ulong Events => sequence;

    internal IReadOnlyList<TimeSpan> Latencies => latencies;

    internal string Failure { get; private set; } = "";

    internal async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(identity.Server.Host, identity.Server.Port, cancel);
            await using var tls = new SslStream(new NetworkStream(socket));
            var options = ServerTrust.Enrolled(identity);
            options.TargetHost = identity.Server.Host;
            await tls.AuthenticateAsClientAsync(options, cancel);
            // Whichever ends first says why; neither does before the time is over.
            await await Task.WhenAny(ReadAsync(tls, cancel), WriteAsync(new FrameWriter(tls), cancel));
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
        catch (Exception failed)
        {
            Failure = failed.Message;
        }
    }

    private async Task WriteAsync(FrameWriter writer, CancellationToken cancel)
    {
        var hello = host.ToHello("ring", 0);
        hello.ProtocolVersion = ProtocolVersion.Current;
        hello.InstanceId = instance;
        await writer.WriteAsync(new AgentFrame { Hello = hello }, cancel);
        // Nodes do not report in step.
        await Task.Delay(TimeSpan.FromMilliseconds(number * 37 % 1000), cancel);
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var tick = number; ; tick++)
        {
            await writer.WriteAsync(new AgentFrame { Report = SimulatedFrames.Report(tick) }, cancel);
            Reports++;
            if (tick % Cycle is 0 or 1 or 2 or 6)
                await SendEventAsync(writer, tick % Cycle, cancel);
            await second.WaitForNextTickAsync(cancel);
        }
    }

    private async Task SendEventAsync(FrameWriter writer, int phase, CancellationToken cancel)
    {
        if (phase == 0)
            attack = Guid.CreateVersion7().ToString();
        if (attack.Length == 0)
            return;
        var target = $"198.18.{number % 256}.{number / 256}/32";
        var message = SimulatedFrames.Event(attack, target, phase);
        message.InstanceId = instance;
        message.Sequence = ++sequence;
        waiting[sequence] = Stopwatch.GetTimestamp();
        hub?.Expect(target);
        await writer.WriteAsync(new AgentFrame { Event = message }, cancel);
    }

    private async Task ReadAsync(SslStream tls, CancellationToken cancel)
    {
        var reader = new FrameReader<ServerFrame>(tls, ServerFrame.Parser);
        while (await reader.ReadAsync(cancel) is { } frame)
        {
            if (frame.BodyCase == ServerFrame.BodyOneofCase.Refusal)
                throw new InvalidOperationException(frame.Refusal.Text);
            if (frame.BodyCase != ServerFrame.BodyOneofCase.EventAck)
                continue;
            var now = Stopwatch.GetTimestamp();
            foreach (var acked in waiting.Keys.Where(key => key <= frame.EventAck.Sequence))
            {
                if (waiting.TryRemove(acked, out var sent))
                    latencies.Add(Stopwatch.GetElapsedTime(sent, now));
            }
        }

        throw new InvalidOperationException($"the server's answers ended: {reader.Fault}");
    }
}
