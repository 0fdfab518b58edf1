namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>One update of a story.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was said.</param>
/// <param name="Phase">How far the story had got.</param>
/// <param name="Text">What the public reads.</param>
/// <param name="By">Who wrote it; null when it was written by itself.</param>
/// <param name="Edited">When its text was last changed; null when it never was.</param>
public sealed record StatusUpdateView(
    long Number,
    DateTimeOffset At,
    StoryPhase Phase,
    string Text,
    string? By,
    DateTimeOffset? Edited
);
