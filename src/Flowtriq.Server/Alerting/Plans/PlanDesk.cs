using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>The only way what people lay down changes: one edit at a time, stored, in force, and what follows is looked at at once.</summary>
internal sealed class PlanDesk(Database database, AlertingStore store, AlertSignal signal, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private AlertingBook book = AlertingBook.Empty;

    internal AlertingBook Book => Volatile.Read(ref book);

    /// <summary>Reads back what is laid down.</summary>
    internal void Load() => Volatile.Write(ref book, store.Load());

    internal Task<long> AddAsync<T>(string kind, T body, JsonTypeInfo<T> shape, string by, CancellationToken cancel) =>
        EditAsync(
            tx => AlertingStore.Add(tx, kind, JsonSerializer.Serialize(body, shape), time.GetUtcNow(), by),
            cancel
        );

    internal Task<bool> ReplaceAsync<T>(
        string kind,
        long number,
        T body,
        JsonTypeInfo<T> shape,
        string by,
        CancellationToken cancel
    ) =>
        EditAsync(
            tx => AlertingStore.Replace(tx, kind, number, JsonSerializer.Serialize(body, shape), time.GetUtcNow(), by),
            cancel
        );

    internal Task<bool> RemoveAsync(string kind, long number, CancellationToken cancel) =>
        EditAsync(tx => AlertingStore.Remove(tx, kind, number), cancel);

    internal Task OrderAsync(IReadOnlyList<long> routes, CancellationToken cancel) =>
        EditAsync(
            tx =>
            {
                AlertingStore.Order(tx, AlertingKinds.Route, routes);
                return true;
            },
            cancel
        );

    /// <summary>Begins a silence; returns its number.</summary>
    internal Task<long> SilenceAsync(
        AlertMatchBody match,
        string reason,
        int seconds,
        string by,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var silence = new StoredSilence(match, reason.Trim(), by, now, now.AddSeconds(seconds));
        return AddAsync(AlertingKinds.Silence, silence, AlertingJson.Default.StoredSilence, by, cancel);
    }

    /// <summary>Ends a silence now; false when there is none that lasts.</summary>
    internal async Task<bool> EndSilenceAsync(long number, string by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = Book.Silences.FirstOrDefault(silence => silence.Number == number).Body;
        return found?.IsOpen(now) == true
            && await ReplaceAsync(
                AlertingKinds.Silence,
                number,
                found with
                {
                    Until = now,
                    EndedBy = by,
                },
                AlertingJson.Default.StoredSilence,
                by,
                cancel
            );
    }

    public void Dispose() => turn.Dispose();

    private async Task<T> EditAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var result = await database.WriteAsync(work, cancel);
            Load();
            signal.LookAgain();
            return result;
        }
        finally
        {
            turn.Release();
        }
    }
}
