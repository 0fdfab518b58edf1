namespace Flowtriq.Server.Contract;

public sealed record SourceRow(string Address, double PacketShare);
