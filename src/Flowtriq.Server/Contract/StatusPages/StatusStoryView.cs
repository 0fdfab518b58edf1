namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>What a page tells of one disruption, as members see it.</summary>
/// <param name="Number">Its number, which is also its public address.</param>
/// <param name="Incident">The incident it follows; null when a person began it.</param>
/// <param name="Title">What the public reads.</param>
/// <param name="Phase">How far it has got.</param>
/// <param name="Impact">The state its components are in by it.</param>
/// <param name="Components">Keys of the components it touches.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it was resolved; null before.</param>
/// <param name="Automatic">True while it follows its incident by itself.</param>
/// <param name="Hidden">True when the public does not see it.</param>
/// <param name="Updates">Newest first.</param>
public sealed record StatusStoryView(
    long Number,
    long? Incident,
    string Title,
    StoryPhase Phase,
    ComponentState Impact,
    IReadOnlyList<string> Components,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    bool Automatic,
    bool Hidden,
    IReadOnlyList<StatusUpdateView> Updates
);
