namespace Flowtriq.Server.Analytics.Traffic;

/// <summary>Traffic of what, taken apart how, over which range.</summary>
internal sealed record TrafficQuery
{
    public string? Of { get; init; }
    public string? Interface { get; init; }
    public string? Direction { get; init; }
    public string? By { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Format { get; init; }
}
