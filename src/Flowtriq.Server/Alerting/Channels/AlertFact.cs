namespace Flowtriq.Server.Alerting.Channels;

/// <summary>One line of a message: what, and how it is.</summary>
internal sealed record AlertFact(string Name, string Value);
