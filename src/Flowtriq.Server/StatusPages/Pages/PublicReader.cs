using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.StatusPages.Telling;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>Takes from what is stored what the public may know.</summary>
internal sealed class PublicReader(Database database, MailStore mail, TimeProvider time)
{
    /// <summary>A published page as stored; null when there is none.</summary>
    internal PageRow? PublishedPage(string slug)
    {
        using var reading = Reading.Begin(database);
        return PublishedRow(reading.Snapshot, slug);
    }

    /// <summary>A published page; null when there is none.</summary>
    internal PublicStatus? Published(string slug) => Read(tx => PublishedRow(tx, slug));

    /// <summary>A page, published or not.</summary>
    internal PublicStatus? Preview(long number) => Read(tx => PageStore.Find(tx, number));

    /// <summary>The logo of a published page; null without one.</summary>
    internal Logo? LogoOf(string slug)
    {
        using var reading = Reading.Begin(database);
        return PublishedRow(reading.Snapshot, slug) is { } page
            ? PageStore.LogoOf(reading.Snapshot, page.Number)
            : null;
    }

    private static PageRow? PublishedRow(SqliteTransaction tx, string slug) =>
        PageStore.BySlug(tx, slug) is { Body.Published: true } page ? page : null;

    private PublicStatus? Read(Func<SqliteTransaction, PageRow?> find)
    {
        using var reading = Reading.Begin(database);
        return find(reading.Snapshot) is { } page ? Of(reading.Snapshot, page, time.GetUtcNow()) : null;
    }

    private PublicStatus Of(SqliteTransaction tx, PageRow page, DateTimeOffset now)
    {
        var states = StatusRun.Components(tx, page, now);
        var worst = StatusViews.Worst(states);
        var spans = SpanStore.Of(tx, page.Number, History.FirstDay(now));
        var rows = StoryStore.Of(tx, page.Number, History.FirstDay(now)).Where(static s => !s.Hidden).ToList();
        var updates = UpdateStore.Of(tx, rows.Select(static s => s.Number));
        var stories = rows.ToLookup(
            static row => row.Phase == StoryPhase.Resolved,
            row => Story(page, row, updates[row.Number])
        );
        return new PublicStatus(
            page.Body.Slug,
            page.Body.Name,
            page.Body.Description,
            page.Body.Accent,
            PageStore.HasLogo(tx, page.Number),
            mail.Configuration() is not null,
            worst,
            Wording.Overall(worst),
            DateOnly.FromDateTime(now.UtcDateTime),
            [.. states.Select(c => new PublicComponent(c.Name, c.State, History.Of(spans[c.Key], now)))],
            [.. stories[false]],
            [.. stories[true]],
            [.. MaintenanceStore.Of(tx, page.Number, now).Select(work => Work(page, work))]
        );
    }

    private static PublicStory Story(PageRow page, StoryRow row, IEnumerable<StatusUpdateView> updates) =>
        new(
            row.Number,
            row.Title,
            Wording.Phase(row.Phase),
            page.NamesOf(row.Components),
            WholeMinute(row.Began),
            row.Ended is { } ended ? WholeMinute(ended) : null,
            [
                .. updates.Select(static u => new PublicUpdate(
                    WholeMinute(u.At),
                    Wording.Phase(u.Phase),
                    u.Text,
                    u.Edited is { } edited ? WholeMinute(edited) : null
                )),
            ]
        );

    private static PublicWork Work(PageRow page, StatusMaintenanceView work) =>
        new(work.Title, work.Text, work.Starts, work.Ends, page.NamesOf(work.Components));

    // An exact moment would tell an attacker how fast he was seen.
    private static DateTimeOffset WholeMinute(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
