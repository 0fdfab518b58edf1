namespace Flowtriq.Server.Contract;

/// <summary>The network's second: sums over the nodes heard in it. Rates are null when no node was heard.</summary>
public sealed record NetworkTick(double? Pps, double? Bps, double Dropped, int Reporting, int Nodes);
