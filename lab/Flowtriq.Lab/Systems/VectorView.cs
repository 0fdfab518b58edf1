namespace Flowtriq.Lab.Systems;

/// <summary>One vector of an incident.</summary>
public sealed record VectorView(
    string Name,
    string Family,
    string Protocol,
    int? Port,
    double PacketShare,
    double Confidence
);
