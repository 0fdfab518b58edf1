namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>A story that a person begins.</summary>
/// <param name="Title">What the public reads.</param>
/// <param name="Impact">The state its components are in by it.</param>
/// <param name="Components">Keys of the components it touches.</param>
/// <param name="Text">The first update.</param>
/// <param name="Phase">How far it has got.</param>
public sealed record StatusStoryRequest(
    string Title,
    ComponentState Impact,
    IReadOnlyList<string> Components,
    string Text,
    StoryPhase Phase = StoryPhase.Investigating
);
