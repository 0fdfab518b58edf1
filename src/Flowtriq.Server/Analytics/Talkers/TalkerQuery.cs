namespace Flowtriq.Server.Analytics.Talkers;

/// <summary>Talkers of what, over which range; <c>Table</c> names the table of a file.</summary>
internal sealed record TalkerQuery(string? Of, string? From, string? To, string? Format, string? Table);
