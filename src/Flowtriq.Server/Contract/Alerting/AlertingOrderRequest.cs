namespace Flowtriq.Server.Contract.Alerting;

/// <summary>The order in which routes are asked.</summary>
/// <param name="Numbers">Every route once.</param>
public sealed record AlertingOrderRequest(IReadOnlyList<long> Numbers);
