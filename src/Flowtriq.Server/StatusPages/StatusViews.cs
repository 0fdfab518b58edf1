using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.StatusPages.Subscribing;
using Flowtriq.Server.StatusPages.Telling;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages;

/// <summary>Pages as members see them.</summary>
internal sealed class StatusViews(Database database, TimeProvider time)
{
    internal StatusPageSummary[] All()
    {
        using var reading = Reading.Begin(database);
        return [.. PageStore.All(reading.Snapshot).Select(page => Summary(reading.Snapshot, page))];
    }

    internal StatusPageDetail? Find(long number)
    {
        using var reading = Reading.Begin(database);
        return PageStore.Find(reading.Snapshot, number) is { } page ? Detail(reading.Snapshot, page) : null;
    }

    private StatusPageSummary Summary(SqliteTransaction tx, PageRow page) =>
        new(
            page.Number,
            page.Body.Slug,
            page.Body.Name,
            page.Body.Published,
            Worst(StatusRun.Components(tx, page, time.GetUtcNow())),
            page.Body.Components.Count,
            StoryStore.Open(tx, page.Number).Count,
            SubscriberStore.Count(tx, page.Number, SubscriberStore.Mail)
                + SubscriberStore.Count(tx, page.Number, SubscriberStore.Webhook)
        );

    private StatusPageDetail Detail(SqliteTransaction tx, PageRow page)
    {
        var now = time.GetUtcNow();
        var components = StatusRun.Components(tx, page, now);
        var stories = StoryStore.Of(tx, page.Number, now.AddDays(-History.Days));
        var updates = UpdateStore.Of(tx, stories.Select(static s => s.Number));
        return new StatusPageDetail(
            page.Number,
            page.Body,
            PageStore.HasLogo(tx, page.Number),
            Worst(components),
            components,
            [.. stories.Select(story => story.View([.. updates[story.Number]]))],
            MaintenanceStore.Of(tx, page.Number, now),
            SubscriberStore.Count(tx, page.Number, SubscriberStore.Mail),
            SubscriberStore.Count(tx, page.Number, SubscriberStore.Webhook),
            page.Changed,
            page.By
        );
    }

    internal static ComponentState Worst(IEnumerable<StatusComponentView> components) =>
        components.Select(static c => c.State).DefaultIfEmpty(ComponentState.Operational).Max();
}
