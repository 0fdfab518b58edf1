using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>One source and its share of the excess packets, 0..1.</summary>
public readonly record struct SourceShare(IpAddress Source, double PacketShare);
