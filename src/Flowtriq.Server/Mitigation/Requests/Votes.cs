using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Views;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>What a person's word on an entry changes. Pure; a refusal leaves the book as it was.</summary>
internal static class Votes
{
    internal static (MitigationBook Book, string? Refusal) Approve(
        MitigationBook book,
        MitigationEntry entry,
        Approver person,
        DateTimeOffset now
    )
    {
        var desired = entry.Record.Desired;
        if (desired.Disposition == Disposition.Apply)
            return (book, $"{entry.Id} needs no approval.");
        if (desired.Disposition == Disposition.Observed)
            return (book, $"{entry.Id} is only observed: the policy does not let it start. Start one by hand instead.");
        if (desired.ApprovedBy.Contains(person))
            return (book, $"{person} approved it already: another person must agree too.");
        if (!entry.IsManual)
            return (Vote(book, entry, person, agrees: true, now), null);
        desired = desired with { ApprovedBy = desired.ApprovedBy.Add(person) };
        if (desired.Approvals >= MitigationViews.ApprovalsNeeded(desired.Action))
            desired = desired with { Disposition = Disposition.Apply };
        return (book.With(entry with { Record = entry.Record.Renew(desired) }), null);
    }

    internal static (MitigationBook Book, string? Refusal) Withdraw(
        MitigationBook book,
        MitigationEntry entry,
        Approver person,
        string reason,
        DateTimeOffset now
    )
    {
        var state =
            entry.Record.State == MitigationState.Proposed ? MitigationState.Refused : MitigationState.Withdrawn;
        var proof =
            reason.Trim() is { Length: > 0 } why ? why
            : state == MitigationState.Refused ? "turned down"
            : "withdrawn";
        if (entry.IsManual)
            return (book.With(Over(entry)), null);
        var level = entry.Record.Desired.Level;
        foreach (
            var same in book
                .Wanted.Values.Where(e => !e.IsManual && !e.Record.IsOver)
                .Where(e =>
                    e.Record.Desired.Level == level && e.Record.Desired.Incident == entry.Record.Desired.Incident
                )
        )
            book = book.With(Over(same));
        return (Vote(book, entry, person, agrees: false, now), null);

        MitigationEntry Over(MitigationEntry one) =>
            one.With(new(now, state, proof, person.Name)) with
            {
                Admitted = false,
            };
    }

    internal static (MitigationBook Book, string? Refusal) Renew(
        MitigationBook book,
        MitigationEntry entry,
        Approver person,
        TimeSpan life,
        DateTimeOffset now
    )
    {
        if (!entry.IsManual)
            return (book, $"{entry.Id} is renewed by its policy while the attack lasts.");
        var desired = entry.Record.Desired with { Expires = now + life };
        var renewed = entry with { Record = entry.Record.Renew(desired) };
        // A note of who kept it alive; the state stays what it is.
        return (
            book.With(renewed.With(new(now, renewed.Record.State, $"renewed until {desired.Expires:u}", person.Name))),
            null
        );
    }

    private static MitigationBook Vote(
        MitigationBook book,
        MitigationEntry entry,
        Approver person,
        bool agrees,
        DateTimeOffset now
    )
    {
        if (entry.Record.Desired.Incident is not { } incident)
            return book;
        var memory =
            book.Memories.GetValueOrDefault(incident.Number) ?? new LadderMemory(incident.Number, LadderState.Empty);
        return book with
        {
            Memories = book.Memories.SetItem(
                incident.Number,
                memory with
                {
                    Votes = memory.Votes.Add(new LevelVote(entry.Record.Desired.Level, person, agrees, now)),
                }
            ),
        };
    }
}
