namespace Flowtriq.Server.Contract;

public sealed record InterfaceDirection(
    double Pps,
    double Bps,
    long Dropped,
    NodeState State,
    Readiness Readiness,
    IReadOnlyList<Bound> Packets,
    IReadOnlyList<Bound> Bits,
    double P50Pps,
    double P99Pps,
    double P50Bps,
    double P99Bps
);
