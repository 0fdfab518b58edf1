namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>Announced work as the public reads it.</summary>
public sealed record PublicWork(
    string Title,
    string Text,
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    IReadOnlyList<string> Components
);
