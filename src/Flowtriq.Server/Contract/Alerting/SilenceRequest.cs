namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Keeps quiet about some incidents for a time. Detection, record and mitigation go on.</summary>
/// <param name="Match">Which incidents.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Seconds">For how long: a minute to 30 days.</param>
public sealed record SilenceRequest(AlertMatchBody Match, string Reason, int Seconds);
