using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages;

/// <summary>What people do to the pages themselves; their stories are the <see cref="StoryDesk"/>'s.</summary>
internal sealed class StatusDesk(Database database, StatusRun run, TimeProvider time)
{
    internal Task<StatusResult<long>> CreateAsync(string by, StatusPageBody body, CancellationToken cancel) =>
        EditAsync(tx => Put(tx, null, body, by), cancel);

    internal Task<StatusResult<long>> ReplaceAsync(
        string by,
        long number,
        StatusPageBody body,
        CancellationToken cancel
    ) =>
        EditAsync(
            tx => PageStore.Find(tx, number) is { } before ? Put(tx, before, body, by) : Unknown<long>(number),
            cancel
        );

    internal Task<StatusResult<long>> RemoveAsync(long number, CancellationToken cancel) =>
        OnPageAsync(number, tx => PageStore.Remove(tx, number), cancel);

    /// <summary>Keeps a logo, or none when it is null.</summary>
    internal Task<StatusResult<long>> PutLogoAsync(long number, Logo? logo, CancellationToken cancel) =>
        OnPageAsync(
            number,
            tx =>
            {
                if (logo is null)
                    PageStore.RemoveLogo(tx, number);
                else
                    PageStore.PutLogo(tx, number, logo);
            },
            cancel
        );

    /// <summary>Announces work, or changes what was announced.</summary>
    /// <param name="number">The page, or the work to change.</param>
    /// <param name="isPage">True when the number is a page's.</param>
    /// <param name="body">What it is to be.</param>
    /// <param name="cancel">Ends the wait.</param>
    internal Task<StatusResult<long>> MaintainAsync(
        long number,
        bool isPage,
        StatusMaintenanceBody body,
        CancellationToken cancel
    ) =>
        EditAsync(
            tx =>
            {
                if ((isPage ? number : MaintenanceStore.PageOf(tx, number)) is not { } place)
                    return new StatusResult<long>.NotFound($"There is no maintenance {number}.");
                if (PageStore.Find(tx, place) is not { } page)
                    return Unknown<long>(place);
                var faults = new StatusFaults();
                var read = StoryCheck.Maintenance(body, page, faults);
                if (!faults.None)
                    return new StatusResult<long>.Invalid(faults.All);
                MaintenanceStore.Put(tx, isPage ? null : number, place, read);
                return new StatusResult<long>.Done(place);
            },
            cancel
        );

    internal Task<StatusResult<long>> EndMaintenanceAsync(long number, CancellationToken cancel) =>
        EditAsync(
            tx =>
            {
                if (MaintenanceStore.PageOf(tx, number) is not { } page)
                    return new StatusResult<long>.NotFound($"There is no maintenance {number}.");
                MaintenanceStore.Remove(tx, number);
                return new StatusResult<long>.Done(page);
            },
            cancel
        );

    internal static StatusResult<T> Unknown<T>(long number) =>
        new StatusResult<T>.NotFound($"There is no status page {number}.");

    private StatusResult<long> Put(SqliteTransaction tx, PageRow? before, StatusPageBody body, string by)
    {
        var faults = new StatusFaults();
        var read = PageCheck.Read(body, before?.Keys ?? [], faults);
        if (PageStore.BySlug(tx, read.Slug) is { } other && other.Number != before?.Number)
            faults.Add("slug", $"is taken by the page of {other.Body.Name}");
        return faults.None
            ? new StatusResult<long>.Done(PageStore.Put(tx, before?.Number, read, time.GetUtcNow(), by).Number)
            : new StatusResult<long>.Invalid(faults.All);
    }

    private Task<StatusResult<long>> OnPageAsync(
        long number,
        Action<SqliteTransaction> work,
        CancellationToken cancel
    ) =>
        EditAsync(
            tx =>
            {
                if (PageStore.Find(tx, number) is null)
                    return Unknown<long>(number);
                work(tx);
                return new StatusResult<long>.Done(number);
            },
            cancel
        );

    private async Task<StatusResult<long>> EditAsync(
        Func<SqliteTransaction, StatusResult<long>> work,
        CancellationToken cancel
    )
    {
        var result = await database.WriteAsync(work, cancel);
        if (result is StatusResult<long>.Done)
            await run.StepAsync(cancel);
        return result;
    }
}
