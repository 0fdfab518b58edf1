namespace Flowtriq.Core.Packets.Statistics;

/// <summary>One row of a tally.</summary>
/// <param name="Name">What was counted.</param>
/// <param name="Packets">Packets.</param>
/// <param name="Bytes">Bytes on the wire.</param>
public readonly record struct TallyRow(string Name, long Packets, long Bytes);
