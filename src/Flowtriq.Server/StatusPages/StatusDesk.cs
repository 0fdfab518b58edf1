using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Platform;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages;

/// <summary>What people do to the pages themselves; what pages tell is the <see cref="StoryDesk"/>'s and <see cref="WorkDesk"/>'s.</summary>
internal sealed class StatusDesk(StatusEdits edits)
{
    internal Task<EditResult<long>> CreateAsync(string by, StatusPageBody body, CancellationToken cancel) =>
        edits.RunAsync(edit => Put(edit, null, body, by), cancel);

    internal Task<EditResult<long>> ReplaceAsync(
        string by,
        long number,
        StatusPageBody body,
        CancellationToken cancel
    ) => OnPageAsync(number, (edit, before) => Put(edit, before, body, by), cancel);

    internal Task<EditResult<long>> RemoveAsync(long number, CancellationToken cancel) =>
        OnPageAsync(
            number,
            (edit, before) =>
            {
                PageStore.Remove(edit.Transaction, number);
                edit.Tell($"status page {before.Body.Slug}: removed", before.Body, null);
                return new EditResult<long>.Done(number);
            },
            cancel
        );

    /// <summary>Keeps a logo, or none when it is null.</summary>
    internal Task<EditResult<long>> PutLogoAsync(long number, Logo? logo, CancellationToken cancel) =>
        OnPageAsync(
            number,
            (edit, page) =>
            {
                var before = PageStore.LogoOf(edit.Transaction, number);
                if (logo is null)
                    PageStore.RemoveLogo(edit.Transaction, number);
                else
                    PageStore.PutLogo(edit.Transaction, number, logo);
                var what = logo is null ? "removed" : "set";
                edit.Tell($"logo of status page {page.Body.Slug}: {what}", before?.Described, logo?.Described);
                return new EditResult<long>.Done(number);
            },
            cancel
        );

    internal static EditResult<T> Unknown<T>(long number) =>
        new EditResult<T>.NotFound($"There is no status page {number}.");

    private static EditResult<long> Put(StatusEdit edit, PageRow? before, StatusPageBody body, string by)
    {
        var faults = new StatusFaults();
        var read = PageCheck.Read(body, before?.Keys ?? [], faults);
        if (PageStore.BySlug(edit.Transaction, read.Slug) is { } other && other.Number != before?.Number)
            faults.Add("slug", $"is taken by the page of {other.Body.Name}");
        if (!faults.None)
            return new EditResult<long>.Invalid(faults.All);
        var page = PageStore.Put(edit.Transaction, before?.Number, read, edit.Now, by);
        edit.Tell($"status page {read.Slug}: {(before is null ? "added" : "changed")}", before?.Body, page.Body);
        return new EditResult<long>.Done(page.Number);
    }

    private Task<EditResult<long>> OnPageAsync(
        long number,
        Func<StatusEdit, PageRow, EditResult<long>> work,
        CancellationToken cancel
    ) =>
        edits.RunAsync(
            edit => PageStore.Find(edit.Transaction, number) is { } page ? work(edit, page) : Unknown<long>(number),
            cancel
        );
}
