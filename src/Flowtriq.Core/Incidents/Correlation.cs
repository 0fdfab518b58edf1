using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>
/// Decides which observations are the same attack. In order:
/// <list type="number">
/// <item>An observation whose id an incident knows stays there, unless it now names a target that does not overlap the
/// incident's other observations, or that another open incident already has.</item>
/// <item>An observation of a target joins the incident of the same direction whose target is the same, contains it or
/// lies inside it, when the two were seen within five minutes of each other (one minute for a node that already saw the end of it).</item>
/// <item>An unattributed alarm and a named target on the same node, link and direction are one attack when their onsets are at
/// most 30 seconds apart: counters raise the alarm before packets name it.</item>
/// <item>Anything else opens an incident; so two victims are two incidents.</item>
/// </list>
/// Where an observation connects several incidents, the one that already names the target keeps its number (the oldest of
/// several) and the others are merged into it.
/// </summary>
public static class Correlation
{
    /// <summary>How far apart in time reports of two nodes may be.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>How long after its end an attack seen again by the same node is the same incident.</summary>
    public static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(1);

    /// <summary>How far apart the onsets of a counter alarm and the target that explains it may be.</summary>
    public static readonly TimeSpan SameOnset = TimeSpan.FromSeconds(30);

    /// <summary>Decides where an observation belongs.</summary>
    /// <param name="incidents">All open incidents and those resolved within <see cref="Window"/>; others are harmless.</param>
    /// <param name="observation">The new observation.</param>
    /// <param name="now">The server's clock.</param>
    public static CorrelationDecision Decide(
        IEnumerable<Incident> incidents,
        Observation observation,
        DateTimeOffset now
    )
    {
        var candidates = incidents.Where(i => i.MergedInto is null).OrderBy(i => i.Id.Number).ToList();
        var home = candidates.Find(i => i.Observations.IndexOf(observation.Id) >= 0);
        var others = candidates.Where(i => i != home && CorrelationTest.IsSameAttack(i, observation, now)).ToList();

        if (home is null)
        {
            if (others.Count == 0)
                return new CorrelationDecision.Opens(null);
            var into = CorrelationTest.Best(others, observation);
            return new CorrelationDecision.Joins(into.Id, Absorbed(others, into, observation), null);
        }

        var stays = new CorrelationDecision.Joins(home.Id, [], null);
        if (
            observation.Target is null
            || observation.Phase == ObservationPhase.Closed
            || home.Apply(observation, now).Count == 0
        )
            return stays;

        var named = others.Where(i => i.Target is not null && i.State != IncidentState.Resolved).ToList();
        if (home.State != IncidentState.Resolved && home.Target is not null && CorrelationTest.Fits(home, observation))
            return stays with { Absorbs = Absorbed(named, home, observation) };
        if (named.Count > 0)
            return new CorrelationDecision.Joins(CorrelationTest.Best(named, observation).Id, [], home.Id);
        return CorrelationTest.NamesOthers(home, observation) && !CorrelationTest.Fits(home, observation)
            ? new CorrelationDecision.Opens(home.Id)
            : stays;
    }

    /// <summary>Decides and carries it out: every incident that changes, with its events; empty when nothing does.</summary>
    /// <param name="incidents">As for <see cref="Decide"/>.</param>
    /// <param name="observation">The new observation.</param>
    /// <param name="capacity">Capacity of the link it was made on; null when unknown.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="nextId">Gives the number of a new incident; called at most once.</param>
    public static IReadOnlyList<IncidentChange> Apply(
        IReadOnlyCollection<Incident> incidents,
        Observation observation,
        BitsPerSecond? capacity,
        DateTimeOffset now,
        Func<IncidentId> nextId
    )
    {
        var decision = Decide(incidents, observation, now);
        var changes = new List<IncidentChange>();
        var main = decision.Match(
            _ => Opened(nextId(), observation, now, capacity),
            joins =>
            {
                var before = incidents.First(i => i.Id == joins.Into);
                return Continue(new IncidentChange(before, []), before.Apply(observation, now, capacity));
            }
        );

        if (decision.Leaves is { } left)
            Add(changes, Moved(incidents.First(i => i.Id == left), [observation.Id], main.Incident.Id, now));

        if (decision is CorrelationDecision.Joins { Absorbs: var absorbed })
        {
            foreach (var incident in absorbed.Select(id => incidents.First(i => i.Id == id)))
            {
                Add(changes, Moved(incident, incident.Observations.Select(o => o.Latest.Id), main.Incident.Id, now));
                foreach (var moved in incident.Observations)
                    main = Continue(main, main.Incident.Apply(moved.Latest, now, moved.Capacity));
            }
        }

        if (main.Events.Count > 0)
            changes.Insert(0, main);
        return changes;
    }

    /// <summary>A prefix swallows the incidents inside it; a counter alarm swallows nothing.</summary>
    private static List<IncidentId> Absorbed(List<Incident> others, Incident into, Observation observation) =>
        observation.Target is null
            ? []
            : [.. others.Where(i => i != into && i.State != IncidentState.Resolved).Select(i => i.Id)];

    private static IncidentChange Opened(
        IncidentId id,
        Observation observation,
        DateTimeOffset now,
        BitsPerSecond? capacity
    )
    {
        var events = Incident.Open(id, observation, now, capacity);
        return new IncidentChange(Incident.From(events), events);
    }

    private static IncidentChange Moved(
        Incident incident,
        IEnumerable<Guid> observations,
        IncidentId into,
        DateTimeOffset now
    ) =>
        observations.Aggregate(
            new IncidentChange(incident, []),
            (change, id) => Continue(change, change.Incident.Move(id, into, now))
        );

    private static IncidentChange Continue(IncidentChange change, IReadOnlyList<IncidentEvent> events) =>
        new(change.Incident.With(events), [.. change.Events, .. events]);

    private static void Add(List<IncidentChange> changes, IncidentChange change)
    {
        if (change.Events.Count > 0)
            changes.Add(change);
    }
}
