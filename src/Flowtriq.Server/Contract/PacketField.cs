namespace Flowtriq.Server.Contract;

public sealed record PacketField(string Name, string Value, int Offset, int Length);
