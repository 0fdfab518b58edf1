namespace Flowtriq.Server.Contract;

/// <summary>Sets a configuration.</summary>
/// <param name="Json">The whole of what the server sets; <c>{}</c> sets nothing.</param>
/// <param name="Version">The version it was made from: refused when somebody changed it since. Absent = set it whatever was there.</param>
/// <param name="Note">Why, for the history; at most 200 characters.</param>
public sealed record NodeConfigRequest(string Json, long? Version = null, string? Note = null);
