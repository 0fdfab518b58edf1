using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Platform;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages;

/// <summary>What people tell the public of disruptions. Each answers with the number of the page.</summary>
internal sealed class StoryDesk(StatusEdits edits, StatusWriter writer)
{
    internal Task<EditResult<long>> BeginAsync(
        string by,
        long page,
        StatusStoryRequest request,
        CancellationToken cancel
    ) =>
        edits.RunAsync(
            edit =>
                PageStore.Find(edit.Transaction, page) is { } row
                    ? Begin(edit, row, request, by)
                    : StatusDesk.Unknown<long>(page),
            cancel
        );

    internal Task<EditResult<long>> EditAsync(long story, StatusStoryEdit wanted, CancellationToken cancel) =>
        OnStoryAsync(
            story,
            (edit, _, row, faults) =>
            {
                var title = wanted.Title is null ? row.Title : StoryCheck.Title(wanted.Title, faults);
                var impact = wanted.Impact ?? row.Impact;
                StoryCheck.Impact(impact, faults);
                if (wanted.Automatic == true && row.Incident is null)
                    faults.Add("automatic", "needs an incident to follow");
                if (!faults.None)
                    return;
                var after = row with
                {
                    Title = title,
                    Impact = impact,
                    // A state that a person chose would not outlast the next look at the incident.
                    Automatic = wanted.Automatic ?? (row.Automatic && wanted.Impact is null),
                    Hidden = wanted.Hidden ?? row.Hidden,
                };
                StoryStore.Put(edit.Transaction, after);
                edit.Tell($"story {after.Title}: changed", row.View([]), after.View([]));
            },
            cancel
        );

    /// <summary>Says something further. A phase that a person chooses ends the story's following its incident.</summary>
    internal Task<EditResult<long>> SayAsync(
        string by,
        long story,
        StatusUpdateRequest request,
        CancellationToken cancel
    ) =>
        OnStoryAsync(
            story,
            (edit, page, row, faults) =>
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
                        Ended = next == StoryPhase.Resolved ? edit.Now : null,
                        Automatic = false,
                    }
                    : row;
                writer.Say(edit.Transaction, page, StoryStore.Put(edit.Transaction, after), text, by, edit.Now);
                edit.Tell($"story {after.Title}: {text}", row.View([]), after.View([]));
            },
            cancel
        );

    /// <summary>Changes the words of an update; who was told before is not told again.</summary>
    internal Task<EditResult<long>> ReviseAsync(long update, StatusUpdateEdit wanted, CancellationToken cancel) =>
        edits.RunAsync(
            edit =>
            {
                if (UpdateStore.Find(edit.Transaction, update) is not var (story, before))
                    return new EditResult<long>.NotFound($"There is no update {update}.");
                var faults = new StatusFaults();
                var text = StoryCheck.Text(wanted.Text, faults);
                if (!faults.None)
                    return new EditResult<long>.Invalid(faults.All);
                UpdateStore.Edit(edit.Transaction, update, text, edit.Now);
                var row = StoryStore.Find(edit.Transaction, story)!;
                edit.Tell($"update of {row.Title}: changed", before, before with { Text = text, Edited = edit.Now });
                return new EditResult<long>.Done(row.Page);
            },
            cancel
        );

    private EditResult<long> Begin(StatusEdit edit, PageRow page, StatusStoryRequest request, string by)
    {
        var faults = new StatusFaults();
        var title = StoryCheck.Title(request.Title, faults);
        var text = StoryCheck.Text(request.Text, faults);
        StoryCheck.Components(request.Components, page, faults);
        StoryCheck.Impact(request.Impact, faults);
        if (!faults.None)
            return new EditResult<long>.Invalid(faults.All);
        var story = StoryStore.Put(
            edit.Transaction,
            new StoryRow(
                0,
                page.Number,
                null,
                title,
                request.Phase,
                request.Impact,
                [.. request.Components.Distinct()],
                edit.Now,
                request.Phase == StoryPhase.Resolved ? edit.Now : null,
                Automatic: false,
                Hidden: false
            )
        );
        writer.Say(edit.Transaction, page, story, text, by, edit.Now);
        edit.Tell($"story {title}: begun", null, story.View([]));
        return new EditResult<long>.Done(page.Number);
    }

    private Task<EditResult<long>> OnStoryAsync(
        long story,
        Action<StatusEdit, PageRow, StoryRow, StatusFaults> work,
        CancellationToken cancel
    ) =>
        edits.RunAsync(
            edit =>
            {
                if (StoryStore.Find(edit.Transaction, story) is not { } row)
                    return new EditResult<long>.NotFound($"There is no story {story}.");
                var faults = new StatusFaults();
                work(edit, PageStore.Find(edit.Transaction, row.Page)!, row, faults);
                return faults.None ? new EditResult<long>.Done(row.Page) : new EditResult<long>.Invalid(faults.All);
            },
            cancel
        );
}
