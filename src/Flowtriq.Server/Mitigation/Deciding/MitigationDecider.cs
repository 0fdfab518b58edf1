using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// One decision over everything, pure: every incident's ladder and what people want, through the safety kernel, to the
/// entries that should exist. The same input twice changes nothing.
/// </summary>
internal static class MitigationDecider
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Decides.</summary>
    /// <param name="committed">The book as it is stored and shown: what the change is told against.</param>
    /// <param name="book">The book a person's or a backend's word was put into; the same as the first when there was none.</param>
    /// <param name="incidents">All incidents that may need a ladder, as they are after the change under way.</param>
    /// <param name="around">Everything else.</param>
    /// <param name="now">The clock, UTC.</param>
    internal static MitigationChange Decide(
        MitigationBook committed,
        MitigationBook book,
        IReadOnlyCollection<Incident> incidents,
        Surroundings around,
        DateTimeOffset now
    )
    {
        var (wishes, memories) = Demand.OfLadders(book, incidents, around, now);
        book = book with
        {
            Announced = SafetySurvey.Recent(book.Announced, now),
            Memories = book.Memories.SetItems(memories.Select(static m => KeyValuePair.Create(m.Incident, m))),
        };
        var wanted = Demand.Merge(wishes.Concat(Demand.OfPeople(book, now)));
        DesiredMitigation[] applied = [.. wanted.Values.Where(static wish => wish.Disposition == Disposition.Apply)];
        var admission =
            applied.Length == 0
                ? Admission.Nothing
                : SafetyKernel.Admit(applied, SafetySurvey.FactsOf(around, book, now));
        var desk = new EntryDesk(book, incidents, around, now);
        foreach (var wish in admission.Admitted)
            desk.Admit(wish);
        foreach (var refusal in admission.Refused)
            desk.Refuse(refusal);
        foreach (var wish in wanted.Values.Where(static wish => wish.Disposition != Disposition.Apply))
            desk.Show(wish);
        desk.EndOthers(wanted);
        desk.Measure();
        return Change(committed, desk, incidents, now);
    }

    private static MitigationChange Change(
        MitigationBook committed,
        EntryDesk desk,
        IReadOnlyCollection<Incident> incidents,
        DateTimeOffset now
    )
    {
        var entries = Changed(committed, desk);
        var story = new LadderStory(committed, desk.Book, entries, incidents, now);
        var (memories, events) = story.Tell();
        var forgotten = Forgotten(desk.Book, incidents, now);
        var changed = memories
            .Where(memory => !forgotten.Contains(memory.Incident) && IsNews(committed, memory))
            .Select(memory => memory with { Touched = now })
            .ToImmutableArray();
        return new MitigationChange(
            desk.Book with
            {
                // What only looks different keeps its place, so that the next decision compares with what is stored.
                Memories = committed
                    .Memories.SetItems(changed.Select(static m => KeyValuePair.Create(m.Incident, m)))
                    .RemoveRange(forgotten),
            }
        )
        {
            Entries = entries,
            Memories = changed,
            Forgotten = forgotten,
            Events = events,
            Refusals = desk.Refusals,
        };
    }

    // What took the place of an entry that was over makes that one unwanted.
    private static ImmutableArray<MitigationEntry> Changed(MitigationBook committed, EntryDesk desk)
    {
        var after = desk
            .Book.Wanted.Values.Where(entry => !ReferenceEquals(committed.Wanted.GetValueOrDefault(entry.Key), entry))
            .Concat(desk.Ended)
            .ToList();
        var replaced = committed.Wanted.Values.Where(entry =>
            desk.Book.Wanted.GetValueOrDefault(entry.Key)?.Number != entry.Number
            && !after.Exists(other => other.Number == entry.Number)
        );
        return [.. after.Concat(replaced).OrderBy(static entry => entry.Number)];
    }

    // What is lost when the server stops now is news.
    private static bool IsNews(MitigationBook committed, LadderMemory memory) =>
        committed.Memories.TryGetValue(memory.Incident, out var known) ? !memory.SaysTheSameAs(known) : !memory.IsBlank;

    private static ImmutableArray<long> Forgotten(
        MitigationBook book,
        IReadOnlyCollection<Incident> incidents,
        DateTimeOffset now
    )
    {
        var resolved = incidents
            .Where(static i => i.State == IncidentState.Resolved)
            .ToDictionary(static i => i.Id.Number, static i => i.Resolved ?? i.Opened);
        var known = incidents.Select(static i => i.Id.Number).ToHashSet();
        return
        [
            .. book
                .Memories.Values.Where(memory =>
                    memory.State.IsIdle
                    && (
                        !known.Contains(memory.Incident)
                        || (
                            resolved.TryGetValue(memory.Incident, out var end)
                            && now - end >= Remembered
                            && now - memory.Touched >= Remembered
                        )
                    )
                )
                .Select(static memory => memory.Incident),
        ];
    }
}
