using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>
/// One attack on one target as the NOC sees it: the fold of its events. Immutable; <see cref="Apply"/> and the
/// commands return the events that should happen, <c>With</c> makes them so.
/// </summary>
public sealed record Incident
{
    /// <summary>Its number.</summary>
    public required IncidentId Id { get; init; }

    /// <summary>Where it is in its life.</summary>
    public IncidentState State { get; init; }

    /// <summary>How much it matters, and why.</summary>
    public SeverityRating Rating { get; init; }

    /// <summary>Towards or out of the protected network.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The widest target its observations name; null while none does.</summary>
    public IpPrefix? Target { get; init; }

    /// <summary>Attacked hosts inside <see cref="Target"/>.</summary>
    public int HostCount { get; init; } = 1;

    /// <summary>The best-founded picture of its observations.</summary>
    public AttackPicture Picture { get; init; } = AttackPicture.Unattributed;

    /// <summary>The observation <see cref="Picture"/> comes from; its shares follow that observation between changes of the label.</summary>
    public Guid PictureFrom { get; init; }

    /// <summary>What each node sees, in the order in which they reported.</summary>
    public ImmutableArray<IncidentObservation> Observations
    {
        get;
        init
        {
            // Summed here: both are read several times for every incident at every event of any.
            field =
                value;
            Rate = CombinedRate.Now(value);
            Normal = CombinedRate.Normal(value);
        }
    } = [];

    /// <summary>When the server opened it.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>The earliest onset any node estimated.</summary>
    public required DateTimeOffset Onset { get; init; }

    /// <summary>The earliest decision of any node.</summary>
    public required DateTimeOffset Detected { get; init; }

    /// <summary>When a node last reported anything new about it.</summary>
    public required DateTimeOffset LastReport { get; init; }

    /// <summary>When it was resolved; null while it lasts.</summary>
    public DateTimeOffset? Resolved { get; init; }

    /// <summary>Who closed it; null when it ended by itself or lasts.</summary>
    public string? ResolvedBy { get; init; }

    /// <summary>When somebody took it; null before. Cleared when it comes back after it was resolved.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The last person who took it; null before.</summary>
    public string? Owner { get; init; }

    /// <summary>What a person decided it was.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The highest rate seen at once, summed over the nodes; at least the highest peak of any one node.</summary>
    public TrafficRate Peak { get; init; }

    /// <summary>Notes, oldest first.</summary>
    public ImmutableArray<IncidentNote> Notes { get; init; } = [];

    /// <summary>Captures, in the order in which they were announced.</summary>
    public ImmutableArray<Guid> Captures { get; init; } = [];

    /// <summary>Levels of the mitigation ladder in force, in the order in which they came into it.</summary>
    public ImmutableArray<int> LevelsInForce { get; init; } = [];

    /// <summary>The incident that goes on with its observations; null unless it was merged.</summary>
    public IncidentId? MergedInto { get; init; }

    /// <summary>The rate now: the sum over the nodes that still see it.</summary>
    public TrafficRate Rate { get; private init; }

    /// <summary>What the target carried before the onset, summed like <see cref="Rate"/>.</summary>
    public TrafficRate Normal { get; private init; }

    /// <summary>The largest excess of any node, in multiples of its threshold.</summary>
    public double TimesThreshold => Observations.IsEmpty ? 0 : Observations.Max(o => o.TimesThreshold);

    /// <summary>What people call it: "UDP amplification", "Outbound UDP flood".</summary>
    public string Title => IncidentTitle.Of(Picture.Family, Direction);

    /// <summary>When the attack itself ended: the last end any node reported; null while one still sees it.</summary>
    public DateTimeOffset? Ended =>
        Observations.IsEmpty || Observations.Any(o => o.Active)
            ? Resolved
            : Observations.Max(o => o.Latest.Ended ?? o.Latest.Detected);

    /// <summary>Makes the event that opens an incident.</summary>
    public static IReadOnlyList<IncidentEvent> Open(
        IncidentId id,
        Observation observation,
        DateTimeOffset now,
        BitsPerSecond? capacity = null
    ) => ObservationRules.Open(id, observation, now, capacity);

    /// <summary>Rebuilds an incident from its events.</summary>
    /// <exception cref="ArgumentException">The first event is not <see cref="IncidentEvent.Opened"/>.</exception>
    public static Incident From(IEnumerable<IncidentEvent> events)
    {
        Incident? incident = null;
        foreach (var e in events)
            incident = incident is null ? IncidentFold.Start(e) : incident.With(e);
        return incident ?? throw new ArgumentException("An incident has at least one event.", nameof(events));
    }

    /// <summary>
    /// What an observation of this incident changes, in order; empty when it says nothing new, so the same one twice
    /// has the effect of one.
    /// </summary>
    /// <param name="observation">One that <see cref="Correlation"/> assigned to this incident.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="capacity">Capacity of the link it was made on; null when unknown.</param>
    public IReadOnlyList<IncidentEvent> Apply(
        Observation observation,
        DateTimeOffset now,
        BitsPerSecond? capacity = null
    ) => ObservationRules.Apply(this, observation, now, capacity);

    /// <summary>Gives the observation away to another incident; the last one given away resolves this one.</summary>
    public IReadOnlyList<IncidentEvent> Move(Guid observation, IncidentId into, DateTimeOffset now) =>
        ObservationRules.Move(this, observation, into, now);

    /// <summary>Resolves the incident when its nodes have been silent for too long; empty otherwise. A later report reopens it.</summary>
    public IReadOnlyList<IncidentEvent> Expire(TimeSpan staleAfter, DateTimeOffset now) =>
        ObservationRules.Expire(this, staleAfter, now);

    /// <summary>Takes the incident for a person.</summary>
    public CommandResult Acknowledge(string by, DateTimeOffset now) => IncidentCommands.Acknowledge(this, by, now);

    /// <summary>Closes the incident by hand.</summary>
    public CommandResult Resolve(string by, string reason, DateTimeOffset now) =>
        IncidentCommands.Resolve(this, by, reason, now);

    /// <summary>Writes something down; refused when it is empty or longer than 10,000 characters.</summary>
    public CommandResult AddNote(string by, string text, DateTimeOffset now) =>
        IncidentCommands.AddNote(this, by, text, now);

    /// <summary>Says what it was; may be changed later.</summary>
    public CommandResult GiveVerdict(string by, Verdict verdict, DateTimeOffset now) =>
        IncidentCommands.GiveVerdict(this, by, verdict, now);

    /// <summary>The incident after an event.</summary>
    /// <exception cref="InvalidOperationException">The event opens an incident.</exception>
    public Incident With(IncidentEvent e) => IncidentFold.Step(this, e);

    /// <summary>The incident after several events.</summary>
    public Incident With(IEnumerable<IncidentEvent> events) =>
        events.Aggregate(this, (incident, e) => incident.With(e));
}
