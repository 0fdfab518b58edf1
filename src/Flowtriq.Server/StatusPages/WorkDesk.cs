using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages;

/// <summary>Work that people announce on pages. Each answers with the number of the page.</summary>
internal sealed class WorkDesk(StatusEdits edits)
{
    internal Task<StatusResult<long>> AnnounceAsync(long page, StatusMaintenanceBody body, CancellationToken cancel) =>
        edits.RunAsync(edit => Put(edit, page, null, body), cancel);

    internal Task<StatusResult<long>> ChangeAsync(long number, StatusMaintenanceBody body, CancellationToken cancel) =>
        edits.RunAsync(
            edit =>
                MaintenanceStore.Find(edit.Transaction, number) is var (page, before)
                    ? Put(edit, page, before, body)
                    : Unknown(number),
            cancel
        );

    internal Task<StatusResult<long>> EndAsync(long number, CancellationToken cancel) =>
        edits.RunAsync(
            edit =>
            {
                if (MaintenanceStore.Find(edit.Transaction, number) is not var (page, before))
                    return Unknown(number);
                MaintenanceStore.Remove(edit.Transaction, number);
                edit.Tell($"maintenance {before.Title}: taken back", before, null);
                return new StatusResult<long>.Done(page);
            },
            cancel
        );

    private static StatusResult<long> Put(
        StatusEdit edit,
        long number,
        StatusMaintenanceView? before,
        StatusMaintenanceBody body
    )
    {
        if (PageStore.Find(edit.Transaction, number) is not { } page)
            return StatusDesk.Unknown<long>(number);
        var faults = new StatusFaults();
        var read = StoryCheck.Maintenance(body, page, faults);
        if (!faults.None)
            return new StatusResult<long>.Invalid(faults.All);
        var work = MaintenanceStore.Put(edit.Transaction, before?.Number, number, read);
        edit.Tell($"maintenance {work.Title}: {(before is null ? "announced" : "changed")}", before, work);
        return new StatusResult<long>.Done(number);
    }

    private static StatusResult<long> Unknown(long number) =>
        new StatusResult<long>.NotFound($"There is no maintenance {number}.");
}
