namespace Flowtriq.Server.Contract;

/// <summary>The network's second: sums over the nodes heard in it; rates are null when none was. BGP figures are routers that take
/// routes and routers configured.</summary>
public sealed record NetworkTick(
    double? Pps,
    double? Bps,
    double Dropped,
    int Reporting,
    int Nodes,
    int BgpUp,
    int BgpTotal
);
