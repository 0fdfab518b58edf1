namespace Flowtriq.Server.Contract;

public sealed record TargetRate(string Target, double Pps, double Bps, double StandardErrorPps);
