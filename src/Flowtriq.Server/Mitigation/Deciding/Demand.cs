using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// What should exist over all incidents and by people, one per key: a person's word before a policy's, what is to be applied
/// before what is only shown, the older incident first. The longest life of those merged counts.
/// </summary>
internal static class Demand
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Asks the ladder for every incident that may need one; returns the wishes and the memories after it.</summary>
    internal static (IReadOnlyList<DesiredMitigation> Wishes, IReadOnlyList<LadderMemory> Memories) OfLadders(
        MitigationBook book,
        IEnumerable<Incident> incidents,
        Surroundings around,
        DateTimeOffset now
    )
    {
        var wishes = new List<DesiredMitigation>();
        var memories = new List<LadderMemory>();
        foreach (var incident in incidents.OrderBy(static i => i.Id.Number))
        {
            var known = book.Memories.GetValueOrDefault(incident.Id.Number);
            if (incident.State == IncidentState.Resolved && known?.State.IsIdle != false)
                continue;
            var memory = known ?? Inherited(book, incident, now);
            var policy = around.Rules.PolicyFor(
                incident.Target is { } target ? around.Rules.Customers.OwnerOf(target) : null
            );
            var facts = LadderSurvey.FactsOf(
                incident,
                policy,
                around,
                book with
                {
                    Memories = book.Memories.SetItem(memory.Incident, memory),
                },
                now
            );
            var decision = Ladder.Decide(incident, policy, facts, memory.State, now);
            wishes.AddRange(decision.Desired);
            memories.Add(
                memory with
                {
                    State = decision.State,
                    Target = incident.Target ?? memory.Target,
                    Asks = decision.Asks,
                }
            );
        }

        return (wishes, memories);
    }

    /// <summary>What people want and has not run out.</summary>
    internal static IEnumerable<DesiredMitigation> OfPeople(MitigationBook book, DateTimeOffset now) =>
        book
            .Wanted.Values.Where(entry => entry is { IsManual: true, Record.IsOver: false })
            .Select(static entry => entry.Record.Desired)
            .Where(desired => desired.Expires > now);

    internal static IReadOnlyDictionary<string, DesiredMitigation> Merge(IEnumerable<DesiredMitigation> wishes) =>
        wishes
            .GroupBy(static wish => wish.Key, StringComparer.Ordinal)
            .ToDictionary(
                static same => same.Key,
                static same =>
                    same.OrderByDescending(static wish => wish.Disposition)
                        .ThenBy(static wish => wish.Origin is not MitigationOrigin.ByPerson)
                        .ThenBy(static wish => wish.Incident?.Number ?? 0)
                        .First() with
                    {
                        Expires = same.Max(static wish => wish.Expires),
                    },
                StringComparer.Ordinal
            );

    // Holds and flips count on when the same target is attacked again within the hour.
    private static LadderMemory Inherited(MitigationBook book, Incident incident, DateTimeOffset now)
    {
        var before = book
            .Memories.Values.Where(memory =>
                memory.Incident != incident.Id.Number
                && memory.Target is { } target
                && target == incident.Target
                && memory.State.IsIdle
                && (now - memory.Touched).Duration() < Remembered
            )
            .MaxBy(static memory => memory.Touched);
        return new LadderMemory(incident.Id.Number, before?.State ?? LadderState.Empty)
        {
            Target = incident.Target,
            Touched = now,
        };
    }
}
