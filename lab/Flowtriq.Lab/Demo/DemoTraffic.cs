using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Lab.Demo;

/// <summary>The two files the demonstration replays, made here so that a fresh clone needs nothing else.</summary>
internal sealed record DemoTraffic(string Background, string Attack)
{
    private const int Hosts = 120;
    private static readonly IpPrefix Customers = Address.Prefix("198.51.100.0/24");

    /// <param name="folder">Where the files go.</param>
    /// <param name="capture">The attack to send; null builds a DNS amplification in fragments.</param>
    /// <param name="victim">Whom it is sent to.</param>
    public static DemoTraffic Prepare(string folder, string? capture, IpAddress victim)
    {
        var background = Path.Combine(folder, "background.pcap");
        var plan = StreamPlan.Over(Customers, Hosts) with
        {
            PacketsPerSecond = 10_000,
            Duration = TimeSpan.FromSeconds(2),
        };
        Write(Path.Combine(folder, "ordinary.pcap"), Packets.Streams.Background.Frames(plan));
        TrafficFile.Background([Path.Combine(folder, "ordinary.pcap")], background, Customers);

        var attack = Path.Combine(folder, "attack.pcap");
        TrafficFile.Attack(capture ?? BuildAttack(folder, victim), attack, victim);
        return new DemoTraffic(background, attack);
    }

    private static string BuildAttack(string folder, IpAddress victim)
    {
        var path = Path.Combine(folder, "built.pcap");
        var plan = new StreamPlan(victim) { PacketsPerSecond = 10_000 };
        Write(path, AttackCatalogue.DnsAmplificationInFragments.Frames(plan));
        return path;
    }

    private static void Write(string path, IEnumerable<TimedFrame> frames) =>
        File.WriteAllBytes(path, new CaptureBuilder().Add(frames).ToPcap());
}
