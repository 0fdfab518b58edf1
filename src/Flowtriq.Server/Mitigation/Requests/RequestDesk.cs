using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Views;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>
/// Carries a person's word into the pipeline. It changes what is wanted; the decision that follows in the same transaction
/// asks the safety kernel as always.
/// </summary>
internal sealed class RequestDesk(IncidentPipeline pipeline, MitigationBoard board, MitigationStore store)
{
    /// <summary>Starts what a person asked for; every part of it or, when the kernel refuses one, the others.</summary>
    internal async Task<RequestOutcome> StartAsync(
        MitigationRequest request,
        ImmutableArray<PlannedAction> actions,
        Approver person,
        CancellationToken cancel
    )
    {
        ImmutableArray<long> numbers = [];
        await pipeline.MitigateAsync(
            (book, now) =>
            {
                (book, numbers) = Put(book, request, actions, person, now);
                return book;
            },
            cancel
        );
        var refused = numbers
            .Select(number => board.Current.Find(number) ?? store.Find(number))
            .OfType<MitigationEntry>()
            .Where(static entry => entry.Refusal is not null)
            .ToList();
        return refused.Count == numbers.Length && refused.Count > 0
            ? new RequestOutcome.Refused(refused[0].Record.History[^1].Proof)
            : new RequestOutcome.Done(numbers);
    }

    /// <summary>Agrees to a mitigation that waits for it; what a policy wants is agreed to for its whole level.</summary>
    internal Task<RequestOutcome> ApproveAsync(long number, Approver person, CancellationToken cancel) =>
        DoAsync(number, (book, entry, now) => Votes.Approve(book, entry, person, now), cancel);

    /// <summary>Turns a mitigation down, or takes it back; of what a policy wants the whole level, for this incident.</summary>
    internal Task<RequestOutcome> WithdrawAsync(
        long number,
        Approver person,
        string reason,
        CancellationToken cancel
    ) => DoAsync(number, (book, entry, now) => Votes.Withdraw(book, entry, person, reason, now), cancel);

    /// <summary>Moves the expiry of what a person started.</summary>
    internal Task<RequestOutcome> RenewAsync(long number, Approver person, TimeSpan life, CancellationToken cancel) =>
        DoAsync(number, (book, entry, now) => Votes.Renew(book, entry, person, life, now), cancel);

    private async Task<RequestOutcome> DoAsync(
        long number,
        Func<MitigationBook, MitigationEntry, DateTimeOffset, (MitigationBook Book, string? Refusal)> word,
        CancellationToken cancel
    )
    {
        RequestOutcome outcome = new RequestOutcome.Unknown();
        await pipeline.MitigateAsync(
            (book, now) =>
            {
                if (book.Find(number) is not { Record.IsOver: false } entry)
                    return book;
                var (after, refusal) = word(book, entry, now);
                outcome = refusal is null ? new RequestOutcome.Done([number]) : new RequestOutcome.Refused(refusal);
                return after;
            },
            cancel
        );
        if (outcome is RequestOutcome.Done && store.Find(number) is { Refusal: not null } denied)
            return new RequestOutcome.Refused(denied.Record.History[^1].Proof);
        return outcome is RequestOutcome.Unknown && store.Find(number) is { } past
            ? new RequestOutcome.Refused($"{past.Id} is over: {past.Record.History[^1].Proof}.")
            : outcome;
    }

    private static (MitigationBook Book, ImmutableArray<long> Numbers) Put(
        MitigationBook book,
        MitigationRequest request,
        ImmutableArray<PlannedAction> actions,
        Approver person,
        DateTimeOffset now
    )
    {
        var numbers = ImmutableArray.CreateBuilder<long>(actions.Length);
        foreach (var action in actions.Select(static planned => planned.Action))
        {
            var desired = new DesiredMitigation
            {
                Action = action,
                Origin = new MitigationOrigin.ByPerson(person.Name),
                Expires = now + TimeSpan.FromMinutes(request.TtlMinutes),
                Disposition =
                    MitigationViews.ApprovalsNeeded(action) > 1 ? Disposition.AwaitsApproval : Disposition.Apply,
                Incident = request.Incident is { } incident ? new IncidentId(incident) : null,
                Reason = request.Reason.Trim(),
                ApprovedBy = [person],
            };
            // What a policy already has in force becomes the person's; nothing is announced anew.
            var entry = book.Wanted.GetValueOrDefault(desired.Key) is { Record.IsOver: false } going
                ? going with
                {
                    Record = going.Record.Renew(desired),
                }
                : new MitigationEntry(book.LastNumber + 1, MitigationRecord.Begin(desired, now));
            entry = entry with { Nodes = [.. request.Nodes ?? []] };
            book = book.With(entry) with { LastNumber = Math.Max(book.LastNumber, entry.Number) };
            numbers.Add(entry.Number);
        }

        return (book, numbers.ToImmutable());
    }
}
