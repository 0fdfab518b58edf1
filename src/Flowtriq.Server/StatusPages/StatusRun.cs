using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.StatusPages.Telling;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages;

/// <summary>
/// Makes every page tell what there is to tell: looks at incidents and stories afresh each time and stores the difference,
/// so that a step that was missed is made up for by the next.
/// </summary>
internal sealed class StatusRun(
    Database database,
    IncidentFacts incidents,
    StatusWriter writer,
    StatusMetrics metrics,
    TimeProvider time
)
{
    internal async Task StepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        using (var reading = Reading.Begin(database))
        {
            if (PageStore.All(reading.Snapshot).All(page => IsUpToDate(reading.Snapshot, page, now)))
                return;
        }

        var told = await database.WriteAsync(tx => PageStore.All(tx).Sum(page => BringUpToDate(tx, page, now)), cancel);
        metrics.Told(told);
    }

    /// <summary>How each component of a page is, by its stories and the work on it.</summary>
    internal static IReadOnlyList<StatusComponentView> Components(
        SqliteTransaction tx,
        PageRow page,
        DateTimeOffset now
    )
    {
        var open = StoryStore
            .Open(tx, page.Number)
            .Where(static story => !story.Hidden)
            .Select(static story => (story.Impact, story.Components))
            .ToList();
        var works = MaintenanceStore
            .Of(tx, page.Number, now)
            .Where(work => work.Starts <= now)
            .Select(static work => work.Components)
            .ToList();
        return
        [
            .. page.Body.Components.Select(c => new StatusComponentView(
                c.Key!,
                c.Name,
                ComponentStates.Of(c.Key!, open, works)
            )),
        ];
    }

    private bool IsUpToDate(SqliteTransaction tx, PageRow page, DateTimeOffset now) =>
        Stories(tx, page, now).Count == 0 && Turned(tx, page, now).Count == 0;

    private int BringUpToDate(SqliteTransaction tx, PageRow page, DateTimeOffset now)
    {
        var said = 0;
        foreach (var (story, text) in Stories(tx, page, now))
        {
            var stored = StoryStore.Put(tx, story);
            if (text is null)
                continue;
            writer.Say(tx, page, stored, text, by: null, now);
            said++;
        }

        foreach (var (component, state) in Turned(tx, page, now))
            SpanStore.Turn(tx, page.Number, component, state, now);
        return said;
    }

    /// <summary>Stories that begin or go on, as they are to be, each with what is said of it.</summary>
    private List<(StoryRow Story, string? Text)> Stories(SqliteTransaction tx, PageRow page, DateTimeOffset now)
    {
        var rules = page.Rules;
        var active = incidents.Active;
        var moves = new List<(StoryRow, string?)>();
        foreach (var incident in active)
        {
            if (StoryStore.OfIncident(tx, page.Number, incident.Number) is { } known)
                GoOn(known, incident);
            else if (StoryTelling.Begin(rules, incident, now) is { } first)
                moves.Add((New(page, incident, first, now), first.Text));
        }

        var seen = active.Select(static i => i.Number).ToHashSet();
        foreach (var story in StoryStore.Open(tx, page.Number))
        {
            if (story.Incident is { } number && !seen.Contains(number) && incidents.Find(number) is { } incident)
                GoOn(story, incident);
        }

        return moves;

        void GoOn(StoryRow story, IncidentFact incident)
        {
            if (StoryTelling.GoOn(rules, story.Fact, incident) is { } move)
                moves.Add((story.With(move, now), move.Text));
        }
    }

    private static StoryRow New(PageRow page, IncidentFact incident, StoryMove move, DateTimeOffset now) =>
        new(
            0,
            page.Number,
            incident.Number,
            Wording.Title(page.NamesOf(move.Components)),
            move.Phase,
            move.Impact,
            move.Components,
            incident.Detected,
            move.Phase == StoryPhase.Resolved ? now : null,
            Automatic: true,
            Hidden: false
        );

    /// <summary>Components whose state is not the one last seen; null for one that is not on the page any more.</summary>
    private static List<(string Component, ComponentState? State)> Turned(
        SqliteTransaction tx,
        PageRow page,
        DateTimeOffset now
    )
    {
        var last = SpanStore.Last(tx, page.Number);
        var here = Components(tx, page, now);
        return
        [
            .. here.Where(c => !last.TryGetValue(c.Key, out var before) || before != c.State)
                .Select(static c => (c.Key, (ComponentState?)c.State)),
            .. last.Keys.Except(page.Keys).Select(static key => (key, (ComponentState?)null)),
        ];
    }
}
