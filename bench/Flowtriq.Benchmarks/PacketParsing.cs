using BenchmarkDotNet.Attributes;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;

namespace Flowtriq.Benchmarks;

/// <summary>What one sampled packet costs from frame to header and to its target's meter.</summary>
[MemoryDiagnoser]
public class PacketParsing
{
    private const int Packets = 1_000;
    private byte[][] frames = [];

    [ParamsAllValues]
    public Kind Traffic { get; set; }

    [GlobalSetup]
    public void MakeFrames()
    {
        var plan = new StreamPlan(Address.Of("203.0.113.10")) { PacketsPerSecond = Packets };
        var stream = Traffic switch
        {
            Kind.SynFlood => AttackCatalogue.SynFlood.Frames(plan),
            Kind.DnsAmplification => AttackCatalogue.DnsAmplification.Frames(plan),
            _ => Background.Frames(plan),
        };
        frames = [.. stream.Select(timed => timed.Frame).Take(Packets)];
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public int Parse()
    {
        var understood = 0;
        foreach (var frame in frames)
        {
            if (PacketParser.TryParse(frame, LinkType.Ethernet, frame.Length, out var header, out _))
                understood += header.IpLength;
        }
        return understood;
    }

    public enum Kind
    {
        Ordinary,
        SynFlood,
        DnsAmplification,
    }
}
