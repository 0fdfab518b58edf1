namespace Flowtriq.Server.Contract;

public sealed record Vector(
    string Name,
    string Family,
    string Protocol,
    int? Port,
    double PacketShare,
    double ByteShare,
    double Pps,
    double Bps,
    double MeanLength,
    string? Signature,
    double Confidence
);
