namespace Flowtriq.Server.Contract;

/// <summary>Something an agent looked at on its machine, and what to do about it; no advice when nothing is to be done.</summary>
public sealed record Finding(string Check, FindingLevel Level, string Text, string Advice);
