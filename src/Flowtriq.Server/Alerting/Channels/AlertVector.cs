namespace Flowtriq.Server.Alerting.Channels;

/// <summary>One way an attack comes.</summary>
/// <param name="Name">"DNS amplification".</param>
/// <param name="Share">Of the attack's packets, 0 to 1.</param>
internal sealed record AlertVector(string Name, double Share);
