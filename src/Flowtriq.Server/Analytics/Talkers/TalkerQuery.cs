namespace Flowtriq.Server.Analytics.Talkers;

/// <summary>Talkers of what, over which range; <c>Table</c> names the table of a file.</summary>
internal sealed record TalkerQuery
{
    public string? Of { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Format { get; init; }
    public string? Table { get; init; }
}
