using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>Moves entries through their lives for one decision. One use.</summary>
internal sealed class EntryDesk(
    MitigationBook book,
    IReadOnlyCollection<Incident> incidents,
    Surroundings around,
    DateTimeOffset now
)
{
    private readonly Dictionary<IncidentId, Incident> byId = incidents.ToDictionary(static incident => incident.Id);
    private readonly Dictionary<long, AttackMeasure> measures = [];
    private readonly ImmutableArray<MitigationEntry>.Builder ended = ImmutableArray.CreateBuilder<MitigationEntry>();
    private readonly ImmutableArray<Refusal>.Builder refusals = ImmutableArray.CreateBuilder<Refusal>();

    /// <summary>The book so far.</summary>
    internal MitigationBook Book { get; private set; } = book;

    /// <summary>Entries that are no longer wanted.</summary>
    internal ImmutableArray<MitigationEntry> Ended => ended.ToImmutable();

    /// <summary>Refusals that are news.</summary>
    internal ImmutableArray<Refusal> Refusals => refusals.ToImmutable();

    /// <summary>The kernel let it pass: it begins, or goes on.</summary>
    internal void Admit(DesiredMitigation wish)
    {
        var entry = Going(wish) ?? Begin(wish);
        if (!entry.Admitted)
        {
            if (wish.Level != MitigationLevel.Firewall)
                Book = Book with { Announced = Book.Announced.Add(now) };
            entry = entry with { Admitted = true, Refusal = null, ArrivingBefore = Arriving(wish) };
        }

        if (entry.Record.State == MitigationState.Proposed)
            entry = entry.With(
                new(now, MitigationState.Approved, "approved", string.Join(", ", wish.ApprovedBy.AsEnumerable()))
            );
        if (entry.Record.Desired.Action != wish.Action)
            entry = entry.With(new(now, MitigationState.Requested, $"changed to {wish.Action}"));
        Put(Renewed(entry, wish));
    }

    /// <summary>The kernel refused it: it never begins, or ends.</summary>
    internal void Refuse(Refusal refusal)
    {
        var wish = refusal.Desired;
        if (Book.Wanted.GetValueOrDefault(wish.Key) is { Record.IsOver: true, Refusal: not null } known)
        {
            Put(known.Refusal == refusal.Kind ? known : known with { Refusal = refusal.Kind });
            return;
        }

        var entry = Going(wish) ?? Begin(wish);
        var state = entry.Admitted ? MitigationState.Withdrawn : MitigationState.Refused;
        refusals.Add(refusal);
        Put(
            entry.With(new(now, state, $"refused by the safety kernel: {refusal.Reason}")) with
            {
                Admitted = false,
                Refusal = refusal.Kind,
            }
        );
    }

    /// <summary>It is only shown: observed, proposed or waiting for approval.</summary>
    internal void Show(DesiredMitigation wish)
    {
        var entry = Going(wish);
        if (entry is { Admitted: true })
        {
            ended.Add(Over(entry, MitigationState.Withdrawn, "no longer to be applied", ""));
            Book = Book with { Wanted = Book.Wanted.Remove(wish.Key) };
            entry = null;
        }

        Put(Renewed(entry ?? Begin(wish), wish));
    }

    /// <summary>Ends what nobody wants any more.</summary>
    internal void EndOthers(IReadOnlyDictionary<string, DesiredMitigation> wanted)
    {
        foreach (var entry in Book.Wanted.Values.Where(entry => !wanted.ContainsKey(entry.Key)))
        {
            Book = Book with { Wanted = Book.Wanted.Remove(entry.Key) };
            ended.Add(entry.Record.IsOver ? entry : End(entry));
        }
    }

    /// <summary>Notes what is measured of those in force.</summary>
    internal void Measure()
    {
        foreach (var entry in Book.Wanted.Values.Where(static entry => entry is { Admitted: true, InForce: true }))
        {
            if (IncidentOf(entry) is { } incident && MeasureOf(incident) is { } measure)
                Put(Effects.Note(entry, incident, measure, around, now));
        }
    }

    private MitigationEntry? Going(DesiredMitigation wish) =>
        Book.Wanted.GetValueOrDefault(wish.Key) is { Record.IsOver: false } entry ? entry : null;

    private MitigationEntry Begin(DesiredMitigation wish)
    {
        if (Book.Wanted.GetValueOrDefault(wish.Key) is { } over)
            ended.Add(over);
        Book = Book with { LastNumber = Book.LastNumber + 1, Wanted = Book.Wanted.Remove(wish.Key) };
        return new MitigationEntry(Book.LastNumber, MitigationRecord.Begin(wish, now));
    }

    private static MitigationEntry Renewed(MitigationEntry entry, DesiredMitigation wish) =>
        entry.Record.Desired == wish ? entry : entry with { Record = entry.Record.Renew(wish) };

    private MitigationEntry End(MitigationEntry entry)
    {
        if (entry.Record.Desired.Expires <= now)
            return Over(entry, MitigationState.Expired, "nobody renewed it", "");
        var number = entry.Record.Desired.Incident?.Number;
        var vote = number is { } incident
            ? Book
                .Memories.GetValueOrDefault(incident)
                ?.Votes.LastOrDefault(vote => vote.Level == entry.Record.Desired.Level)
            : null;
        if (vote is { Agrees: false })
            return Over(entry, MitigationState.Withdrawn, "turned down", vote.Person.Name);
        var why = IncidentOf(entry) is { State: not IncidentState.Resolved }
            ? "no longer needed"
            : "the attack is over";
        return Over(entry, MitigationState.Withdrawn, why, "");
    }

    private MitigationEntry Over(MitigationEntry entry, MitigationState state, string proof, string by) =>
        entry.With(new(now, state, proof, by)) with
        {
            Admitted = false,
        };

    private void Put(MitigationEntry entry)
    {
        if (!ReferenceEquals(Book.Wanted.GetValueOrDefault(entry.Key), entry))
            Book = Book.With(entry);
    }

    private double? Arriving(DesiredMitigation wish) =>
        wish.Incident is { } id && byId.GetValueOrDefault(id) is { } incident
            ? MeasureOf(incident).Arriving.Bits.Value
            : null;

    private Incident? IncidentOf(MitigationEntry entry) =>
        entry.Record.Desired.Incident is { } id ? byId.GetValueOrDefault(id) : null;

    private AttackMeasure MeasureOf(Incident incident)
    {
        if (!measures.TryGetValue(incident.Id.Number, out var measure))
            measures[incident.Id.Number] = measure = AttackMeasure.Of(incident, around, now);
        return measure;
    }
}
