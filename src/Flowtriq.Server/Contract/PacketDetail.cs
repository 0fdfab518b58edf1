namespace Flowtriq.Server.Contract;

public sealed record PacketDetail(PacketRow Row, string Hex, IReadOnlyList<PacketLayer> Layers);
