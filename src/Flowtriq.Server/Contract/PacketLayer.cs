namespace Flowtriq.Server.Contract;

public sealed record PacketLayer(string Name, int Offset, int Length, IReadOnlyList<PacketField> Fields);
