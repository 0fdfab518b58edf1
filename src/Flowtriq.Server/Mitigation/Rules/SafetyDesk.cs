using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

using Result = RuleResult<SafetyEditResult>;

/// <summary>
/// What people do to the safety kernel's lists. Whatever makes more possible (an address no longer protected, a wider own
/// address space) needs a second admin, unless there is only one.
/// </summary>
internal sealed class SafetyDesk(RuleDesk desk, AdminCount admins)
{
    // Wider than any registry ever gave to one provider.
    private const int ShortestV4 = 8;
    private const int ShortestV6 = 16;

    internal Task<Result> AddOwnAsync(Asker asker, OwnPrefixRequest request, CancellationToken cancel) =>
        desk.EditAsync(
            asker.Name,
            edit =>
            {
                if (!IpPrefix.TryParse(request.Prefix, out var prefix))
                    return Invalid("prefix", "is not a prefix, or has bits beyond its length");
                if (prefix.Length < (prefix.IsV4 ? ShortestV4 : ShortestV6))
                    return Invalid("prefix", $"is wider than /{(prefix.IsV4 ? ShortestV4 : ShortestV6)}");
                if (request.Why.Length > 1_000)
                    return Invalid("why", "has at most 1,000 characters");
                return SafetyStore.Own(edit.Transaction).FirstOrDefault(own => own.Prefix.Contains(prefix)) is { } own
                    ? new Result.Conflict($"{prefix} is already inside the own prefix {own.Text}.")
                    : AskOrApply(edit, asker, SafetyEditKind.AddOwn, prefix, request.Why.Trim());
            },
            cancel
        );

    internal Task<Result> RemoveOwnAsync(Asker asker, long number, CancellationToken cancel) =>
        desk.EditAsync(
            asker.Name,
            edit =>
            {
                if (SafetyStore.Own(edit.Transaction).FirstOrDefault(own => own.Number == number) is not { } own)
                    return new Result.NotFound($"There is no own prefix {number}.");
                SafetyStore.RemoveOwn(edit, number);
                edit.Record(RuleAreas.Safety, own.Text, "removed from the own prefixes", Line(own), null);
                return Applied;
            },
            cancel
        );

    internal Task<Result> ProtectAsync(Asker asker, ProtectedPrefixRequest request, CancellationToken cancel) =>
        desk.EditAsync(
            asker.Name,
            edit =>
            {
                var what = request.What.Trim();
                if (!IpPrefix.TryParse(request.Prefix, out var prefix))
                    return Invalid("prefix", "is not a prefix, or has bits beyond its length");
                if (what.Length is 0 or > 200 || what.Any(char.IsControl))
                    return Invalid("what", "has 1 to 200 characters and no line breaks");
                if (SafetyStore.Protected(edit.Transaction).Any(entry => entry.Prefix == prefix))
                    return new Result.Conflict($"{prefix} is already protected.");
                SafetyStore.Protect(edit, prefix, what);
                edit.Record(RuleAreas.Safety, prefix.ToString(), "protected", null, RuleDocuments.Stored.Write(what));
                return Applied;
            },
            cancel
        );

    internal Task<Result> UnprotectAsync(Asker asker, long number, string why, CancellationToken cancel) =>
        desk.EditAsync(
            asker.Name,
            edit =>
                SafetyStore.Protected(edit.Transaction).FirstOrDefault(entry => entry.Number == number) is { } entry
                    ? AskOrApply(edit, asker, SafetyEditKind.Unprotect, entry.Prefix, why)
                    : new Result.NotFound($"There is no protected entry {number}."),
            cancel
        );

    internal Task<Result> ConfirmAsync(Asker asker, long number, CancellationToken cancel) =>
        desk.EditAsync(
            asker.Name,
            edit =>
            {
                if (Waiting(edit, number) is not { } row)
                    return NothingWaits(number);
                if (row.Member == asker.Member && admins.Now() > 1)
                    return new Result.Conflict("You asked for this edit: another admin must confirm it.");
                return Apply(
                    edit,
                    row.What,
                    row.Addresses,
                    row.Why,
                    $"asked for by {row.By}, confirmed by {asker.Name}"
                );
            },
            cancel
        );

    internal Task<Result> RejectAsync(Asker asker, long number, CancellationToken cancel) =>
        desk.EditAsync(
            asker.Name,
            edit =>
            {
                if (Waiting(edit, number) is not { } row)
                    return NothingWaits(number);
                SafetyEdits.Remove(edit, row);
                edit.Record(RuleAreas.Safety, row.Prefix, $"{row.Words}: turned down", null, null);
                return new Result.Done(new SafetyEditResult(false, null));
            },
            cancel
        );

    internal Task<Result> SetLimitsAsync(Asker asker, SafetyLimitsBody body, CancellationToken cancel) =>
        desk.EditAsync(
            asker.Name,
            edit =>
            {
                var faults = new RequestFaults();
                var limits = SafetyLimitsReader.Read(body, faults);
                return faults.None ? PutSettings(edit, limits, null, LimitsItem) : new Result.Invalid(faults);
            },
            cancel
        );

    internal Task<Result> SetDryRunAsync(Asker asker, bool on, CancellationToken cancel) =>
        desk.EditAsync(asker.Name, edit => PutSettings(edit, null, on, DryRunItem), cancel);

    /// <summary>What the log of changes calls the limits.</summary>
    internal const string LimitsItem = "limits";

    /// <summary>What the log of changes calls the dry run.</summary>
    internal const string DryRunItem = "dry run";

    private static Result Applied => new Result.Done(new SafetyEditResult(true, null));

    private static Result PutSettings(RuleEdit edit, SafetyLimits? limits, bool? dryRun, string item)
    {
        var (was, wasDry) = (SafetyStore.Limits(edit.Transaction), SafetyStore.DryRun(edit.Transaction));
        if ((limits ?? was) == was && (dryRun ?? wasDry) == wasDry)
            return Applied;
        SafetyStore.PutSettings(edit, limits ?? was, dryRun ?? wasDry);
        var (before, after) = limits is null
            ? (RuleDocuments.Stored.Write(wasDry), RuleDocuments.Stored.Write(dryRun ?? wasDry))
            : (
                RuleDocuments.Stored.Write(SafetyLimitsReader.Body(was)),
                RuleDocuments.Stored.Write(SafetyLimitsReader.Body(limits))
            );
        edit.Record(RuleAreas.Safety, item, "changed", before, after);
        return Applied;
    }

    private Result AskOrApply(RuleEdit edit, Asker asker, SafetyEditKind kind, IpPrefix prefix, string why)
    {
        if (admins.Now() <= 1)
            return Apply(edit, kind, prefix, why, $"by {asker.Name} alone, the only admin");
        var row = SafetyEdits.Ask(edit, kind, prefix, why, asker.Member);
        return new Result.Done(new SafetyEditResult(false, row.View(asker.Member)));
    }

    private static Result Apply(RuleEdit edit, SafetyEditKind kind, IpPrefix prefix, string why, string how)
    {
        foreach (var row in SafetyEdits.Waiting(edit.Transaction, edit.Now))
        {
            if (row.What == kind && row.Addresses == prefix)
                SafetyEdits.Remove(edit, row);
        }
        if (kind == SafetyEditKind.AddOwn)
        {
            if (SafetyStore.Own(edit.Transaction).Any(own => own.Prefix.Contains(prefix)))
                return new Result.Conflict($"{prefix} is already inside an own prefix.");
            SafetyStore.AddOwn(edit, prefix, why);
            edit.Record(
                RuleAreas.Safety,
                prefix.ToString(),
                $"added to the own prefixes, {how}",
                null,
                RuleDocuments.Stored.Write(why)
            );
            return Applied;
        }
        if (SafetyStore.Protected(edit.Transaction).FirstOrDefault(e => e.Prefix == prefix) is not { } entry)
            return new Result.NotFound($"{prefix} is no longer protected.");
        SafetyStore.Unprotect(edit, prefix);
        edit.Record(RuleAreas.Safety, entry.Text, $"taken off the protected list, {how}", Line(entry), null);
        return Applied;
    }

    private static SafetyEditRow? Waiting(RuleEdit edit, long number) =>
        SafetyEdits.Waiting(edit.Transaction, edit.Now).FirstOrDefault(row => row.Number == number);

    private static string Line(ListedPrefix entry) => RuleDocuments.Stored.Write(entry.ProtectedView());

    private static Result NothingWaits(long number) =>
        new Result.NotFound($"No edit {number} waits for confirmation: it may be done, turned down or too old.");

    private static Result Invalid(string field, string problem)
    {
        var faults = new RequestFaults();
        faults.Add(field, problem);
        return new Result.Invalid(faults);
    }
}
