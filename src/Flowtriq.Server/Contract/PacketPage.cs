namespace Flowtriq.Server.Contract;

public sealed record PacketPage(int Total, int Matching, int FirstAttack, IReadOnlyList<PacketRow> Items);
