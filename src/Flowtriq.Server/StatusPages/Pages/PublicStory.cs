namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>A disruption as the public reads it.</summary>
/// <param name="Number">Its address; it says nothing of the incident behind it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Phase">How far it has got, in a word.</param>
/// <param name="Components">Names of what it touches.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it was resolved; null before.</param>
/// <param name="Updates">Newest first.</param>
public sealed record PublicStory(
    long Number,
    string Title,
    string Phase,
    IReadOnlyList<string> Components,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    IReadOnlyList<PublicUpdate> Updates
);
