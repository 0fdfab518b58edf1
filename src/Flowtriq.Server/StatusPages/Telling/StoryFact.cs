using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>How far a story has got.</summary>
/// <param name="Phase">What the public was told last.</param>
/// <param name="Impact">The state its components are in by it.</param>
/// <param name="Components">Keys of the components it touches.</param>
/// <param name="Automatic">True while it follows its incident by itself.</param>
internal sealed record StoryFact(
    StoryPhase Phase,
    ComponentState Impact,
    IReadOnlyList<string> Components,
    bool Automatic
);
