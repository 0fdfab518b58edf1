using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Metrics;

/// <summary>What a series of samples measures.</summary>
internal readonly record struct SeriesKey(string Node, string Interface, Direction Direction, SeriesKind Kind);
