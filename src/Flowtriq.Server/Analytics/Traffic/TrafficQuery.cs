namespace Flowtriq.Server.Analytics.Traffic;

/// <summary>Traffic of what, taken apart how, over which range.</summary>
internal sealed record TrafficQuery(
    string? Of,
    string? Interface,
    string? Direction,
    string? By,
    string? From,
    string? To,
    string? Format
);
