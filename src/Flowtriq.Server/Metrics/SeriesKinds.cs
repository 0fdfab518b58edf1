using System.Globalization;

namespace Flowtriq.Server.Metrics;

/// <summary>What of a kind of series is measured.</summary>
internal static class SeriesKinds
{
    /// <summary>The parts of a node's ingress by protocol.</summary>
    internal static readonly SeriesKind[] Protocols =
    [
        SeriesKind.Tcp,
        SeriesKind.Udp,
        SeriesKind.Icmp,
        SeriesKind.Other,
    ];

    /// <summary>The samples split packets by protocol, not bits.</summary>
    internal static bool HasBits(this SeriesKind kind) => kind is < SeriesKind.Tcp or > SeriesKind.Other;

    /// <summary>What was dropped is known of interfaces only.</summary>
    internal static bool HasDrops(this SeriesKind kind) => kind is SeriesKind.Interface or SeriesKind.Edge;

    /// <summary>A second without a sample is one in which there was nothing of it, rather than one that was not measured.</summary>
    internal static bool IsSparse(this SeriesKind kind) =>
        kind is SeriesKind.Target or SeriesKind.Customer or SeriesKind.Vector;

    internal static SeriesKind? Protocol(string name)
    {
        foreach (var kind in Protocols)
        {
            if (ProtocolName(kind) == name)
                return kind;
        }

        return null;
    }

    /// <summary>The name of a kind, given as its number.</summary>
    internal static string ProtocolName(string number) =>
        ProtocolName((SeriesKind)int.Parse(number, CultureInfo.InvariantCulture));

    internal static string ProtocolName(SeriesKind kind) =>
        kind switch
        {
            SeriesKind.Tcp => "tcp",
            SeriesKind.Udp => "udp",
            SeriesKind.Icmp => "icmp",
            _ => "other",
        };
}
