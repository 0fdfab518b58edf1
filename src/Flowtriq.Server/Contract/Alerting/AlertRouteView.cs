namespace Flowtriq.Server.Contract.Alerting;

/// <summary>A route as it is laid down.</summary>
public sealed record AlertRouteView(long Number, AlertRouteBody Route);
