using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>What is to change about a story.</summary>
/// <param name="Phase">How far it gets.</param>
/// <param name="Impact">The state its components are in from now on.</param>
/// <param name="Components">Keys of the components it touches from now on.</param>
/// <param name="Text">What the public is told; null when there is nothing new to say.</param>
internal sealed record StoryMove(
    StoryPhase Phase,
    ComponentState Impact,
    IReadOnlyList<string> Components,
    string? Text
);
