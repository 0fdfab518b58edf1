using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flowtriq.Core.Alerting;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>The only way what people lay down changes: one edit at a time, stored, in force, and what follows is looked at at once.</summary>
internal sealed class PlanDesk(
    Database database,
    AlertingStore store,
    PlannedWork works,
    AlertSignal signal,
    IHttpContextAccessor requests,
    TimeProvider time
) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private AlertingBook book = AlertingBook.Empty;

    internal AlertingBook Book => Volatile.Read(ref book);

    /// <summary>What alerting goes by: what people laid down here, and the work that status pages announce as quiet.</summary>
    internal AlertingPlan Plan => works.AddTo(Book.Plan);

    /// <summary>Reads back what is laid down.</summary>
    internal void Load() => Volatile.Write(ref book, store.Load());

    internal Task<long> AddAsync<T>(string kind, T body, JsonTypeInfo<T> shape, string by, CancellationToken cancel) =>
        EditAsync<long>(
            tx =>
            {
                var json = JsonSerializer.Serialize(body, shape);
                var number = AlertingStore.Add(tx, kind, json, time.GetUtcNow(), by);
                return (number, AlertingItem.Changed(null, new AlertingItem(number, kind, json)));
            },
            cancel
        );

    /// <summary>False when there is none.</summary>
    internal Task<bool> ReplaceAsync<T>(
        string kind,
        long number,
        T body,
        JsonTypeInfo<T> shape,
        string by,
        CancellationToken cancel
    ) =>
        EditAsync<bool>(
            tx =>
            {
                if (AlertingStore.Find(tx, kind, number) is not { } before)
                    return (false, null);
                var after = before with { Json = JsonSerializer.Serialize(body, shape) };
                AlertingStore.Replace(tx, after, time.GetUtcNow(), by);
                return (true, AlertingItem.Changed(before, after));
            },
            cancel
        );

    /// <summary>False when there is none.</summary>
    internal Task<bool> RemoveAsync(string kind, long number, CancellationToken cancel) =>
        EditAsync<bool>(
            tx =>
            {
                if (AlertingStore.Find(tx, kind, number) is not { } before)
                    return (false, null);
                AlertingStore.Remove(tx, number);
                return (true, AlertingItem.Changed(before, null));
            },
            cancel
        );

    internal Task OrderAsync(IReadOnlyList<long> routes, CancellationToken cancel)
    {
        var before = Book.Routes.Select(static route => route.Number).ToArray();
        return EditAsync<bool>(
            tx =>
            {
                AlertingStore.Order(tx, AlertingKinds.Route, routes);
                return (true, new AuditNote("routes: put in another order", Order(before), Order(routes)));
            },
            cancel
        );
    }

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

    private static string Order(IReadOnlyList<long> routes) =>
        JsonSerializer.Serialize(new AlertingOrderRequest(routes), AlertingJson.Default.AlertingOrderRequest);

    private async Task<T> EditAsync<T>(
        Func<SqliteTransaction, (T Result, AuditNote? Note)> work,
        CancellationToken cancel
    )
    {
        await turn.WaitAsync(cancel);
        try
        {
            var (result, note) = await database.WriteAsync(work, cancel);
            if (note is not null)
                requests.HttpContext?.AuditJson(note.What, note.Before, note.After);
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
