using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Flowtriq.Agent.Capture;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Lab.Packets;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;
using Google.Protobuf;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Server.Tests.Captures;

/// <summary>Incidents with a capture, as a node would have made it.</summary>
internal static class Kept
{
    internal const string Payload = "payload-nobody-may-see";
    internal const string Victim = "192.0.2.7";
    internal const string Attacker = "10.0.0.1";

    /// <summary>Puts an incident with a capture of twenty packets onto the server; returns the capture.</summary>
    internal static async Task<Guid> CaptureAsync(this RunningServer server, DateTimeOffset now, ulong sequence = 1)
    {
        var node = server.AddNode("edge-1");
        var seen = Seen.By(node, now, $"{Victim}/32");
        await ObservationsBecomeIncidents.AcceptAsync(server, sequence, seen);
        var id = Guid.CreateVersion7();
        var ack = await server.Get<CaptureInbox>().AcceptAsync(node, Chunk(id, seen, File(seen)), default);
        Assert.True(ack.Complete, ack.Refusal);
        return id;
    }

    internal static CaptureChunk Chunk(Guid id, Observation seen, byte[] file) =>
        new()
        {
            CaptureId = id.ToString(),
            ObservationId = seen.Id.ToString(),
            Data = ByteString.CopyFrom(file),
            Last = true,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(file)),
            Total = (ulong)file.Length,
            PacketsTotal = 20,
            PacketsBefore = 10,
            OnsetUnixUs = UnixMicroseconds.From(seen.Onset),
        };

    /// <summary>Ten packets from before the onset, ten after it, with the agent's own words about them.</summary>
    internal static byte[] File(Observation seen)
    {
        var facts = new CaptureFacts
        {
            Attack = seen.Id,
            Node = seen.Node.Value,
            Target = seen.Target,
            Onset = seen.Onset,
            Detected = seen.Detected,
            ClockOffset = TimeSpan.FromMilliseconds(-12.5),
            SnapLength = 192,
            Sources = [],
        };
        var source = new CaptureSource(2, "eth0", LinkType.Ethernet, 10_000_000_000, 64, 0, 0);
        var output = new ArrayBufferWriter<byte>();
        var writer = new PcapNgWriter(output);
        writer.WriteSection(new CaptureSection { Application = "ftagent 9.9.9", Comments = facts.Comments() });
        var number = writer.WriteInterface(
            new CaptureInterface
            {
                Link = LinkType.Ethernet,
                Name = "eth0",
                SnapLength = 192,
                Filter = facts.Filter(source),
            }
        );
        var frame = PacketBuilder
            .Ethernet()
            .IPv4(Attacker, Victim)
            .Udp(4000, 4001)
            .Payload(Encoding.ASCII.GetBytes(Payload))
            .Build();
        var onset = (seen.Onset - DateTimeOffset.UnixEpoch).Ticks * 100;
        for (var index = -10; index < 10; index++)
            writer.WritePacket(number, onset + (index * 1_000_000L), frame, frame.Length);
        writer.WriteStatistics(new CaptureStatistics(number, onset, 5_000, 3));
        return output.WrittenSpan.ToArray();
    }
}
