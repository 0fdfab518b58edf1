namespace Flowtriq.Server.Contract;

public sealed record Interface(
    string Name,
    InterfaceRole Role,
    double CapacityBps,
    bool Up,
    InterfaceDirection Inbound,
    InterfaceDirection Outbound
);
