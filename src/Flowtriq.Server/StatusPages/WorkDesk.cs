using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Platform;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages;

/// <summary>Work that people announce on pages. Each answers with the number of the page.</summary>
internal sealed class WorkDesk(StatusEdits edits)
{
    internal Task<EditResult<long>> AnnounceAsync(long page, StatusMaintenanceBody body, CancellationToken cancel) =>
        edits.RunAsync(edit => Put(edit, page, null, body), cancel);

    internal Task<EditResult<long>> ChangeAsync(long number, StatusMaintenanceBody body, CancellationToken cancel) =>
        edits.RunAsync(
            edit =>
                MaintenanceStore.Find(edit.Transaction, number) is var (page, before)
                    ? Put(edit, page, before, body)
                    : Unknown(number),
            cancel
        );

    internal Task<EditResult<long>> EndAsync(long number, CancellationToken cancel) =>
        edits.RunAsync(
            edit =>
            {
                if (MaintenanceStore.Find(edit.Transaction, number) is not var (page, before))
                    return Unknown(number);
                MaintenanceStore.Remove(edit.Transaction, number);
                edit.Tell($"maintenance {before.Title}: taken back", before, null);
                return new EditResult<long>.Done(page);
            },
            cancel
        );

    private static EditResult<long> Put(
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
            return new EditResult<long>.Invalid(faults.All);
        var work = MaintenanceStore.Put(edit.Transaction, before?.Number, number, read);
        edit.Tell($"maintenance {work.Title}: {(before is null ? "announced" : "changed")}", before, work);
        return new EditResult<long>.Done(number);
    }

    private static EditResult<long> Unknown(long number) =>
        new EditResult<long>.NotFound($"There is no maintenance {number}.");
}
