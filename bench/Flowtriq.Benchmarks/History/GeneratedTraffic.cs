using Flowtriq.Core.Traffic;
using Flowtriq.Server.Metrics;

namespace Flowtriq.Benchmarks.History;

/// <summary>
/// Samples of nodes with two interfaces: a day's curve with noise, as a report of them is taken apart. The same each run.
/// </summary>
internal sealed class GeneratedTraffic(string name, int nodes)
{
    private static readonly SeriesKind[] Protocols =
    [
        SeriesKind.Tcp,
        SeriesKind.Udp,
        SeriesKind.Icmp,
        SeriesKind.Other,
    ];

    private readonly Random random = new(7);

    /// <summary>Series of all nodes.</summary>
    internal int Series => nodes * (6 + Protocols.Length);

    /// <summary>All series, one second.</summary>
    internal List<Sample> Second(long second)
    {
        var samples = new List<Sample>(Series);
        for (var node = 0; node < nodes; node++)
        {
            foreach (var link in (string[])["eth0", "eth1"])
            {
                samples.Add(Of(node, link, Direction.Inbound, SeriesKind.Interface, second));
                samples.Add(Of(node, link, Direction.Outbound, SeriesKind.Interface, second));
            }

            samples.Add(Of(node, "", Direction.Inbound, SeriesKind.Edge, second));
            samples.Add(Of(node, "", Direction.Outbound, SeriesKind.Edge, second));
            foreach (var kind in Protocols)
                samples.Add(Of(node, "", Direction.Inbound, kind, second));
        }

        return samples;
    }

    /// <summary>The ingress of the nodes only.</summary>
    internal IEnumerable<Sample> Edges(long second) =>
        Enumerable.Range(0, nodes).Select(node => Of(node, "", Direction.Inbound, SeriesKind.Edge, second));

    private Sample Of(int node, string link, Direction direction, SeriesKind kind, long second)
    {
        var level = 80_000 + 30_000 * Math.Sin(second % 86_400 * Math.PI / 43_200);
        var pps = (long)(level * (0.9 + 0.2 * random.NextDouble()));
        var bounds = kind is SeriesKind.Interface or SeriesKind.Edge
            ? new SampleBounds(80_000, 120_000, 360_000, 640_000_000, 960_000_000, 2_880_000_000)
            : null;
        return new Sample(
            new SeriesKey($"{name}-{node}", link, direction, kind),
            second,
            pps,
            pps * random.Next(7_000, 9_000),
            0,
            0,
            bounds
        );
    }
}
