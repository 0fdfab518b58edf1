namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>One part of a scope.</summary>
/// <param name="Key">The node's id, the point of presence, the protocol, the vector, the customer, or the prefix.</param>
/// <param name="Series">Its measurements, on the same times as its neighbours'.</param>
public sealed record MeasuredPart(string Key, MeasuredSeries Series);
