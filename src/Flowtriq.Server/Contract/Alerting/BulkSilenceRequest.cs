namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Keeps quiet about several incidents for a time.</summary>
/// <param name="Incidents">Numbers of the incidents.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Seconds">For how long: a minute to 30 days.</param>
public sealed record BulkSilenceRequest(IReadOnlyList<long> Incidents, string Reason, int Seconds);
