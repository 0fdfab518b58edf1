namespace Flowtriq.Server.Contract;

/// <summary>
/// The network's second: sums over the nodes heard in it; rates are null when none was. <c>Pps</c> is what arrived,
/// <c>Delivered</c> what of it was not dropped, in packets per second too, and <c>DeliveredBps</c> in bits. BGP figures are routers that take routes and routers
/// configured.
/// </summary>
public sealed record NetworkTick(
    double? Pps,
    double? Bps,
    double Dropped,
    double DroppedBps,
    double? Delivered,
    double? DeliveredBps,
    int Reporting,
    int Nodes,
    int BgpUp,
    int BgpTotal
);
