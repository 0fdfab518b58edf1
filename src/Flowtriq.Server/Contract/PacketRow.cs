namespace Flowtriq.Server.Contract;

public sealed record PacketRow(
    int Number,
    double OffsetSeconds,
    string Source,
    string Destination,
    string Protocol,
    int Length,
    string Info,
    bool Before
);
