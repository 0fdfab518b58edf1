using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Metrics;

/// <summary>What a series of samples measures.</summary>
/// <param name="Node">The node that measures it.</param>
/// <param name="Name">Of the interface, target, customer or vector; empty for the others.</param>
/// <param name="Direction">Towards or out of the protected network.</param>
/// <param name="Kind">What the name is the name of.</param>
internal readonly record struct SeriesKey(string Node, string Name, Direction Direction, SeriesKind Kind);
