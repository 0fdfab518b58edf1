using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Traffic;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Metric = Flowtriq.Core.Traffic.Metric;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Benchmarks.Viewer;

/// <summary>Makes a data directory with incidents that have a capture of 10,000 packets each.</summary>
internal static class ViewerData
{
    internal const int Incidents = 11;
    internal const int Packets = 10_000;
    private const int Before = 500;
    private const int Kept = 192;

    internal static async Task MakeAsync(string data)
    {
        var anyPort = new IPEndPoint(IPAddress.Loopback, 0);
        await using var server = Server.FlowtriqServer.Build(
            new ServerOptions
            {
                DataDirectory = data,
                Http = anyPort,
                Agents = anyPort,
            },
            static builder => builder.Logging.ClearProviders()
        );
        await server.StartAsync();
        var node = new NodeId("edge-1");
        for (var index = 1; index <= Incidents; index++)
        {
            var seen = Seen(node, $"100.64.{index}.10");
            await server
                .Services.GetRequiredService<IncidentPipeline>()
                .AcceptAsync(node, new EventIdentity("bench", (ulong)index), seen, default);
            var ack = await server
                .Services.GetRequiredService<CaptureInbox>()
                .AcceptAsync(node, Chunk(seen, File(seen, index)), default);
            if (!ack.Complete)
                throw new InvalidOperationException(ack.Refusal);
        }

        await server.StopAsync();
    }

    private static Observation Seen(NodeId node, string target)
    {
        var now = DateTimeOffset.UtcNow;
        return new Observation
        {
            Id = Guid.CreateVersion7(),
            Node = node,
            Phase = ObservationPhase.Opened,
            Interface = "eth0",
            Target = IpPrefix.Host(Address.Of(target)),
            Reason = new DetectionReason(Metric.Packets, "p99", 90_000, 20_000, 300, 1, "4.5 times the threshold"),
            Onset = now.AddMilliseconds(-400),
            Detected = now,
            Rate = TrafficRate.Of(90_000, 90_000 * 4_000),
            Peak = TrafficRate.Of(90_000, 90_000 * 4_000),
            Normal = TrafficRate.Of(1_000, 6e6),
            TopTargets = [],
            Cause = "",
        };
    }

    private static CaptureChunk Chunk(Observation seen, byte[] file) =>
        new()
        {
            CaptureId = Guid.CreateVersion7().ToString(),
            ObservationId = seen.Id.ToString(),
            Data = ByteString.CopyFrom(file),
            Last = true,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(file)),
            Total = (ulong)file.Length,
            PacketsTotal = Packets,
            PacketsBefore = Before,
            OnsetUnixUs = UnixMicroseconds.From(seen.Onset),
        };

    private static byte[] File(Observation seen, int seed)
    {
        var output = new ArrayBufferWriter<byte>(4 << 20);
        var writer = new PcapNgWriter(output);
        writer.WriteSection(new CaptureSection { Application = "bench" });
        var number = writer.WriteInterface(new CaptureInterface { Link = LinkType.Ethernet, Name = "eth0" });
        var plan = new StreamPlan(seen.Target!.Value.Address) { PacketsPerSecond = Packets, Seed = seed };
        var start = ((seen.Onset - DateTimeOffset.UnixEpoch).Ticks * 100) - (Before * 100_000L);
        var recipe = AttackCatalogue.All.Single(static one => one.Name == "dns-amplification");
        foreach (
            var (frame, index) in recipe.Frames(plan).Take(Packets).Select(static (one, index) => (one.Frame, index))
        )
            writer.WritePacket(
                number,
                start + (index * 100_000L),
                frame.AsSpan(0, Math.Min(frame.Length, Kept)),
                frame.Length
            );
        return output.WrittenSpan.ToArray();
    }
}
