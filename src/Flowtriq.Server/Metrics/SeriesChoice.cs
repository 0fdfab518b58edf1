using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Metrics;

/// <summary>Which series a query is about: those that meet every condition.</summary>
internal sealed record SeriesChoice
{
    /// <summary>At least one; all of them sparse, or none.</summary>
    internal required IReadOnlyList<SeriesKind> Kinds { get; init; }

    /// <summary>Null for every direction.</summary>
    internal Direction? Direction { get; init; } = Core.Traffic.Direction.Inbound;

    /// <summary>Null for every node.</summary>
    internal IReadOnlyCollection<string>? Nodes { get; init; }

    /// <summary>Null for every name.</summary>
    internal IReadOnlyCollection<string>? Names { get; init; }

    /// <summary>Exactly these; null for all that meet the other conditions.</summary>
    internal IReadOnlyCollection<SeriesKey>? Keys { get; init; }

    /// <summary>One direction of the transit and peer interfaces of these nodes.</summary>
    internal static SeriesChoice Edge(IReadOnlyCollection<string>? nodes, Direction direction) =>
        new()
        {
            Kinds = [SeriesKind.Edge],
            Nodes = nodes,
            Direction = direction,
        };

    /// <summary>The ingress of these nodes by protocol.</summary>
    internal static SeriesChoice Protocols(IReadOnlyCollection<string>? nodes) =>
        new() { Kinds = SeriesKinds.Protocols, Nodes = nodes };

    /// <summary>Of these links.</summary>
    internal static SeriesChoice Links(IReadOnlyCollection<SeriesKey> links) =>
        new()
        {
            Kinds = [SeriesKind.Interface, SeriesKind.Edge],
            Direction = null,
            Keys = links,
        };
}
