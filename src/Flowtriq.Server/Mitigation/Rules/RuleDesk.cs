using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>The only way rules change: one edit at a time, stored with its line in the log, then put in force.</summary>
internal sealed class RuleDesk(
    Database database,
    RuleStore store,
    RuleBook book,
    RuleMetrics metrics,
    IHttpContextAccessor requests,
    TimeProvider time
) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Runs an edit in one transaction; the rules are in force when the task completes.</summary>
    internal async Task<T> EditAsync<T>(string by, Func<RuleEdit, T> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var (result, changes) = await database.WriteAsync(
                tx =>
                {
                    var edit = new RuleEdit(tx, by, time.GetUtcNow());
                    return (work(edit), edit.Changes);
                },
                cancel
            );
            if (changes.Count > 0)
            {
                foreach (var change in changes)
                    requests.HttpContext?.AuditJson(change.Sentence, change.Before, change.After);
                metrics.Changed();
                book.Put(store.Load());
            }
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Puts in force what is stored, when that is newer: at the start, or after another program wrote it.</summary>
    internal async Task CatchUpAsync(CancellationToken cancel)
    {
        if (store.Revision() == book.Current.Revision)
            return;
        await turn.WaitAsync(cancel);
        try
        {
            book.Put(store.Load());
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
