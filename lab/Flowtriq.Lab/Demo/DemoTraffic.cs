using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Lab.Demo;

/// <summary>The two files the demonstration replays, built here so that a fresh clone needs nothing else.</summary>
internal sealed record DemoTraffic(string Background, string Attack)
{
    public static DemoTraffic Prepare(string folder, string? capture, string victim)
    {
        throw new InvalidOperationException();
    }
}
