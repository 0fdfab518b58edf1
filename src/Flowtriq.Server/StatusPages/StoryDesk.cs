using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages;

/// <summary>What people tell the public of disruptions. Each answers with the number of the page.</summary>
internal sealed class StoryDesk(Database database, StatusRun run, StatusWriter writer, TimeProvider time)
{
    internal Task<StatusResult<long>> BeginAsync(
        string by,
        long page,
        StatusStoryRequest request,
        CancellationToken cancel
    ) =>
        EditAsync(
            (tx, now) =>
                PageStore.Find(tx, page) is { } row ? Begin(tx, row, request, by, now) : StatusDesk.Unknown<long>(page),
            cancel
        );

    internal Task<StatusResult<long>> EditAsync(long story, StatusStoryEdit edit, CancellationToken cancel) =>
        OnStoryAsync(
            story,
            (tx, _, row, _, faults) =>
            {
                var title = edit.Title is null ? row.Title : StoryCheck.Title(edit.Title, faults);
                var impact = edit.Impact ?? row.Impact;
                StoryCheck.Impact(impact, faults);
                if (edit.Automatic == true && row.Incident is null)
                    faults.Add("automatic", "needs an incident to follow");
                if (faults.None)
                {
                    StoryStore.Put(
                        tx,
                        row with
                        {
                            Title = title,
                            Impact = impact,
                            // A state that a person chose would not outlast the next look at the incident.
                            Automatic = edit.Automatic ?? (row.Automatic && edit.Impact is null),
                            Hidden = edit.Hidden ?? row.Hidden,
                        }
                    );
                }
            },
            cancel
        );

    /// <summary>Says something further. A phase that a person chooses ends the story's following its incident.</summary>
    internal Task<StatusResult<long>> SayAsync(
        string by,
        long story,
        StatusUpdateRequest request,
        CancellationToken cancel
    ) =>
        OnStoryAsync(
            story,
            (tx, page, row, now, faults) =>
            {
                var text = StoryCheck.Text(request.Text, faults);
                if (!faults.None)
                    return;
                var chosen = request.Phase is { } phase && phase != row.Phase ? phase : (StoryPhase?)null;
                var after = chosen is { } next
                    ? row with
                    {
                        Phase = next,
                        Impact = next == StoryPhase.Resolved ? ComponentState.Operational : row.Impact,
                        Ended = next == StoryPhase.Resolved ? now : null,
                        Automatic = false,
                    }
                    : row;
                writer.Say(tx, page, StoryStore.Put(tx, after), text, by, now);
            },
            cancel
        );

    /// <summary>Changes the words of an update; who was told before is not told again.</summary>
    internal Task<StatusResult<long>> ReviseAsync(long update, StatusUpdateEdit edit, CancellationToken cancel) =>
        EditAsync(
            (tx, now) =>
            {
                if (UpdateStore.StoryOf(tx, update) is not { } story)
                    return new StatusResult<long>.NotFound($"There is no update {update}.");
                var faults = new StatusFaults();
                var text = StoryCheck.Text(edit.Text, faults);
                if (!faults.None)
                    return new StatusResult<long>.Invalid(faults.All);
                UpdateStore.Edit(tx, update, text, now);
                return new StatusResult<long>.Done(StoryStore.Find(tx, story)!.Page);
            },
            cancel
        );

    private StatusResult<long> Begin(
        SqliteTransaction tx,
        PageRow page,
        StatusStoryRequest request,
        string by,
        DateTimeOffset now
    )
    {
        var faults = new StatusFaults();
        var title = StoryCheck.Title(request.Title, faults);
        var text = StoryCheck.Text(request.Text, faults);
        StoryCheck.Components(request.Components, page, faults);
        StoryCheck.Impact(request.Impact, faults);
        if (!faults.None)
            return new StatusResult<long>.Invalid(faults.All);
        var story = new StoryRow(
            0,
            page.Number,
            null,
            title,
            request.Phase,
            request.Impact,
            [.. request.Components.Distinct()],
            now,
            request.Phase == StoryPhase.Resolved ? now : null,
            Automatic: false,
            Hidden: false
        );
        writer.Say(tx, page, StoryStore.Put(tx, story), text, by, now);
        return new StatusResult<long>.Done(page.Number);
    }

    private Task<StatusResult<long>> OnStoryAsync(
        long story,
        Action<SqliteTransaction, PageRow, StoryRow, DateTimeOffset, StatusFaults> work,
        CancellationToken cancel
    ) =>
        EditAsync(
            (tx, now) =>
            {
                if (StoryStore.Find(tx, story) is not { } row)
                    return new StatusResult<long>.NotFound($"There is no story {story}.");
                var faults = new StatusFaults();
                work(tx, PageStore.Find(tx, row.Page)!, row, now, faults);
                return faults.None ? new StatusResult<long>.Done(row.Page) : new StatusResult<long>.Invalid(faults.All);
            },
            cancel
        );

    private async Task<StatusResult<long>> EditAsync(
        Func<SqliteTransaction, DateTimeOffset, StatusResult<long>> work,
        CancellationToken cancel
    )
    {
        var result = await database.WriteAsync(tx => work(tx, time.GetUtcNow()), cancel);
        if (result is StatusResult<long>.Done)
            await run.StepAsync(cancel);
        return result;
    }
}
