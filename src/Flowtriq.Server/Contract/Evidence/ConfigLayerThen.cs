namespace Flowtriq.Server.Contract.Evidence;

/// <summary>One version of what was set for a scope.</summary>
/// <param name="Scope">"fleet", "pop:FRA", "group:canary" or "node:ID".</param>
/// <param name="Version">Its number; 0 when nothing had been set.</param>
/// <param name="Set">When it was set; null when nothing had been.</param>
/// <param name="By">Who set it.</param>
/// <param name="Note">Why, as they wrote.</param>
public sealed record ConfigLayerThen(string Scope, long Version, DateTimeOffset? Set, string By, string Note);
