using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Telling;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>A story as stored.</summary>
internal sealed record StoryRow(
    long Number,
    long Page,
    long? Incident,
    string Title,
    StoryPhase Phase,
    ComponentState Impact,
    IReadOnlyList<string> Components,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    bool Automatic,
    bool Hidden
)
{
    internal StoryFact Fact => new(Phase, Impact, Components, Automatic);

    /// <summary>With what the story is moved to; the end is when it was first resolved.</summary>
    internal StoryRow With(StoryMove move, DateTimeOffset now) =>
        this with
        {
            Phase = move.Phase,
            Impact = move.Impact,
            Components = move.Components,
            Ended = move.Phase == StoryPhase.Resolved ? Ended ?? now : null,
        };

    internal StatusStoryView View(IReadOnlyList<StatusUpdateView> updates) =>
        new(Number, Incident, Title, Phase, Impact, Components, Began, Ended, Automatic, Hidden, updates);
}
