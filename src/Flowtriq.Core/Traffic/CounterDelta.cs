namespace Flowtriq.Core.Traffic;

/// <summary>What passed between two readings; never negative.</summary>
/// <param name="Packets">Packets.</param>
/// <param name="Bytes">Bytes.</param>
/// <param name="Drops">Packets dropped by the kernel.</param>
/// <param name="Errors">Packets with errors.</param>
public readonly record struct CounterDelta(ulong Packets, ulong Bytes, ulong Drops, ulong Errors);
