using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.StatusPages;

/// <summary>
/// The only way people change pages and what they tell: stored, written down in the audit log, and then alerting and every
/// page go by it.
/// </summary>
internal sealed class StatusEdits(
    Database database,
    StatusRun run,
    PlannedWork works,
    IHttpContextAccessor requests,
    TimeProvider time
)
{
    internal async Task<EditResult<long>> RunAsync(Func<StatusEdit, EditResult<long>> work, CancellationToken cancel)
    {
        var (result, notes) = await database.WriteAsync(
            tx =>
            {
                var edit = new StatusEdit(tx, time.GetUtcNow());
                return (work(edit), edit.Notes);
            },
            cancel
        );
        if (result is not EditResult<long>.Done)
            return result;
        foreach (var note in notes)
            requests.HttpContext?.AuditJson(note.What, note.Before, note.After);
        works.LookAgain();
        await run.StepAsync(cancel);
        return result;
    }
}
