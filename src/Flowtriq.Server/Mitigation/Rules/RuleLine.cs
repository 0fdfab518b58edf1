namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>A line of the log of changes as stored; <c>At</c> is microseconds since 1970.</summary>
internal sealed record RuleLine(long At, string By, string Area, string Item, string? Before, string? After);
