using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// What a decision means for the timelines of incidents: one event for each level that moved, however many rules it has.
/// </summary>
/// <param name="committed">The book before.</param>
/// <param name="book">The book after.</param>
/// <param name="changed">Entries that began, moved on or ended.</param>
/// <param name="incidents">The incidents.</param>
/// <param name="now">The clock, UTC.</param>
internal sealed class LadderStory(
    MitigationBook committed,
    MitigationBook book,
    ImmutableArray<MitigationEntry> changed,
    IReadOnlyCollection<Incident> incidents,
    DateTimeOffset now
)
{
    private readonly ImmutableArray<(IncidentId, IncidentEvent)>.Builder events = ImmutableArray.CreateBuilder<(
        IncidentId,
        IncidentEvent
    )>();

    /// <summary>The memories as they should be, and the events.</summary>
    internal (ImmutableArray<LadderMemory> Memories, ImmutableArray<(IncidentId, IncidentEvent)> Events) Tell()
    {
        var memories = ImmutableArray.CreateBuilder<LadderMemory>();
        var moved = changed.ToLookup(static entry => entry.Record.Desired.Incident?.Number);
        foreach (var incident in incidents)
        {
            var number = incident.Id.Number;
            var mine = moved[number].ToList();
            var memory =
                book.Memories.GetValueOrDefault(number)
                ?? (mine.Count == 0 ? null : new LadderMemory(number, LadderState.Empty) { Target = incident.Target });
            if (memory is null)
                continue;
            Asked(incident, memory);
            memories.Add(Levels(incident, memory, mine));
        }

        return (memories.ToImmutable(), events.ToImmutable());
    }

    private void Asked(Incident incident, LadderMemory memory)
    {
        var before = committed.Memories.GetValueOrDefault(incident.Id.Number)?.Asks ?? [];
        foreach (var ask in memory.Asks)
        {
            // The figures in an ask move; who is asked for what does not.
            var subject = ask.Split(':')[0];
            if (!before.Any(known => known.Split(':')[0] == subject))
                Happened(incident, MitigationNews.Asked, null, inForce: false, "", ask);
        }
    }

    private LadderMemory Levels(Incident incident, LadderMemory memory, List<MitigationEntry> mine)
    {
        var force = book.Of(incident.Id.Number)
            .Where(static entry => entry.InForce)
            .GroupBy(static entry => entry.Record.Desired.Level)
            .ToDictionary(static level => level.Key, static level => level.ToList());
        if (force.Count == 0 && mine.Count == 0 && memory.InForce.IsEmpty)
            return memory;
        foreach (var level in Enum.GetValues<MitigationLevel>())
        {
            var moved = mine.Where(entry => entry.Record.Desired.Level == level).ToList();
            var was = memory.InForce.Contains(level);
            if (force.TryGetValue(level, out var entries))
            {
                if (!was)
                    Happened(incident, MitigationNews.InForce, level, true, By(entries[0]), Started(level, entries));
                Effective(incident, level, moved);
            }
            else if (was)
            {
                Ended(incident, level, moved);
            }
            else
            {
                Shown(incident, level, moved);
            }
        }

        return memory with
        {
            InForce = [.. force.Keys.Order()],
            FirstInForce = memory.FirstInForce ?? (force.Count > 0 ? now : null),
        };
    }

    private void Effective(Incident incident, MitigationLevel level, List<MitigationEntry> moved)
    {
        var before = committed
            .Of(incident.Id.Number)
            .Any(entry => entry.Record.Desired.Level == level && entry.Record.State == MitigationState.Effective);
        if (!before && moved.Find(static entry => entry.Record.State == MitigationState.Effective) is { } entry)
            Happened(incident, MitigationNews.Effective, level, true, By(entry), entry.Record.History[^1].Proof);
    }

    private void Ended(Incident incident, MitigationLevel level, List<MitigationEntry> moved)
    {
        var last = moved.FirstOrDefault(static entry => entry.Record.IsOver) ?? moved.FirstOrDefault();
        var step = last?.Record.History[^1];
        var news = step?.State switch
        {
            MitigationState.Failed => MitigationNews.Failed,
            MitigationState.Expired => MitigationNews.Expired,
            _ when last?.Refusal is not null => MitigationNews.Refused,
            _ => MitigationNews.Withdrawn,
        };
        Happened(incident, news, level, false, Who(last, step), step?.Proof ?? "taken over by another incident");
    }

    // Not in force before or after: refused, proposed, or not taken by anybody.
    private void Shown(Incident incident, MitigationLevel level, List<MitigationEntry> moved)
    {
        if (moved.Count == 0)
            return;
        var entry = moved[^1];
        var step = entry.Record.History[^1];
        switch (step.State)
        {
            case MitigationState.Refused:
                Happened(incident, MitigationNews.Refused, level, false, Who(entry, step), step.Proof);
                break;
            case MitigationState.Failed:
                Happened(incident, MitigationNews.Failed, level, false, Who(entry, step), step.Proof);
                break;
            case MitigationState.Proposed when entry.Record.History.Length == 1 && IsNew(entry):
                // What is only observed stands on the ladder, not among what happened.
                if (entry.Record.Desired.Disposition == Disposition.Proposed)
                    Happened(incident, MitigationNews.Proposed, level, false, By(entry), entry.Record.Desired.Reason);
                break;
        }
    }

    private bool IsNew(MitigationEntry entry) => committed.Wanted.GetValueOrDefault(entry.Key)?.Number != entry.Number;

    private static string Started(MitigationLevel level, List<MitigationEntry> entries)
    {
        var what = level is MitigationLevel.Firewall or MitigationLevel.FlowSpec
            ? string.Create(CultureInfo.InvariantCulture, $"{entries.Count} rule{(entries.Count == 1 ? "" : "s")}, ")
            : $"{entries[0].Record.Desired.Action}, ";
        var step = entries[0].Record.History.Last(static step => step.State == MitigationState.Accepted);
        return what + (step.By.Length > 0 ? $"{step.Proof} by {step.By}" : step.Proof);
    }

    private static string By(MitigationEntry entry) => entry.Record.Desired.Origin.ToString()!;

    private static string Who(MitigationEntry? entry, MitigationEvidence? step) =>
        step is { By.Length: > 0 } ? step.By
        : entry is null ? ""
        : By(entry);

    private void Happened(
        Incident incident,
        MitigationNews news,
        MitigationLevel? level,
        bool inForce,
        string by,
        string text
    ) =>
        events.Add(
            (
                incident.Id,
                new IncidentEvent.Mitigated(
                    now,
                    news,
                    (int?)level ?? 0,
                    inForce,
                    by,
                    level is { } about ? $"{LevelText.Of(about)}: {text}" : text
                )
            )
        );
}
