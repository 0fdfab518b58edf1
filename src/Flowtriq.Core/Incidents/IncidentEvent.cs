using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>
/// One thing that happened to an incident. An incident is nothing but its events in order (<see cref="Incident.From"/>);
/// the timeline people read is the same list.
/// </summary>
/// <param name="At">When it happened, on the server's clock.</param>
public abstract record IncidentEvent(DateTimeOffset At)
{
    /// <summary>The first observation made the incident.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="Id">Its number.</param>
    /// <param name="Observation">What the first node saw.</param>
    /// <param name="Capacity">Capacity of the link the attack uses; null when unknown.</param>
    /// <param name="Rating">Severity at the start.</param>
    public sealed record Opened(
        DateTimeOffset At,
        IncidentId Id,
        Observation Observation,
        BitsPerSecond? Capacity,
        SeverityRating Rating
    ) : IncidentEvent(At);

    /// <summary>A further node, or a further interface of one, sees the same attack.</summary>
    public sealed record ObservationAdded(DateTimeOffset At, Observation Observation, BitsPerSecond? Capacity)
        : IncidentEvent(At);

    /// <summary>A node reports new figures; they replace its former ones.</summary>
    public sealed record Updated(DateTimeOffset At, Observation Observation, BitsPerSecond? Capacity)
        : IncidentEvent(At);

    /// <summary>An observation turned out to belong to another incident, which goes on with it.</summary>
    public sealed record ObservationMoved(DateTimeOffset At, Guid Observation, IncidentId Into) : IncidentEvent(At);

    /// <summary>The label or the vectors changed.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="From">The family before.</param>
    /// <param name="Observation">The observation whose evidence was taken.</param>
    /// <param name="Picture">The new picture.</param>
    public sealed record Classified(DateTimeOffset At, AttackFamily From, Guid Observation, AttackPicture Picture)
        : IncidentEvent(At);

    /// <summary>It matters more, or less, than before.</summary>
    public sealed record SeverityChanged(DateTimeOffset At, Severity From, SeverityRating Rating) : IncidentEvent(At);

    /// <summary>The target became known, wider or narrower.</summary>
    public sealed record TargetChanged(DateTimeOffset At, IpPrefix? From, IpPrefix? To, int HostCount)
        : IncidentEvent(At);

    /// <summary>A person took it.</summary>
    public sealed record Acknowledged(DateTimeOffset At, string By) : IncidentEvent(At);

    /// <summary>A person wrote something down.</summary>
    public sealed record NoteAdded(DateTimeOffset At, string By, string Text) : IncidentEvent(At);

    /// <summary>A node announced a capture of it.</summary>
    public sealed record Captured(DateTimeOffset At, Guid Capture, NodeId Node) : IncidentEvent(At);

    /// <summary>Every node that still sees it is below its threshold.</summary>
    public sealed record Subsiding(DateTimeOffset At) : IncidentEvent(At);

    /// <summary>It came back after subsiding or after it was resolved.</summary>
    public sealed record Reopened(DateTimeOffset At, string Reason) : IncidentEvent(At);

    /// <summary>It is over.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="By">Who closed it; null when the nodes reported the end.</param>
    /// <param name="Reason">Why, in words.</param>
    public sealed record Resolved(DateTimeOffset At, string? By, string Reason) : IncidentEvent(At);

    /// <summary>A person decided what it was.</summary>
    public sealed record VerdictGiven(DateTimeOffset At, string By, Verdict Verdict) : IncidentEvent(At);

    /// <summary>A level of the mitigation ladder moved.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="News">What happened.</param>
    /// <param name="Level">The level, 1 to 4; 0 when it is about none.</param>
    /// <param name="InForce">Whether the level is in force after it.</param>
    /// <param name="By">The policy, person, router or node behind it; empty for the rules.</param>
    /// <param name="Text">One sentence for people.</param>
    public sealed record Mitigated(
        DateTimeOffset At,
        MitigationNews News,
        int Level,
        bool InForce,
        string By,
        string Text
    ) : IncidentEvent(At);

    /// <summary>Somebody was told of it, or could not be.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="News">What happened.</param>
    /// <param name="Text">One sentence for people.</param>
    public sealed record Alerted(DateTimeOffset At, AlertNews News, string Text) : IncidentEvent(At);

    /// <summary>Calls the function of this event's case; a new case breaks every caller at compile time.</summary>
    public T Match<T>(
        Func<Opened, T> opened,
        Func<ObservationAdded, T> observationAdded,
        Func<Updated, T> updated,
        Func<ObservationMoved, T> observationMoved,
        Func<Classified, T> classified,
        Func<SeverityChanged, T> severityChanged,
        Func<TargetChanged, T> targetChanged,
        Func<Acknowledged, T> acknowledged,
        Func<NoteAdded, T> noteAdded,
        Func<Captured, T> captured,
        Func<Subsiding, T> subsiding,
        Func<Reopened, T> reopened,
        Func<Resolved, T> resolved,
        Func<VerdictGiven, T> verdictGiven,
        Func<Mitigated, T> mitigated,
        Func<Alerted, T> alerted
    ) =>
        this switch
        {
            Opened e => opened(e),
            ObservationAdded e => observationAdded(e),
            Updated e => updated(e),
            ObservationMoved e => observationMoved(e),
            Classified e => classified(e),
            SeverityChanged e => severityChanged(e),
            TargetChanged e => targetChanged(e),
            Acknowledged e => acknowledged(e),
            NoteAdded e => noteAdded(e),
            Captured e => captured(e),
            Subsiding e => subsiding(e),
            Reopened e => reopened(e),
            Resolved e => resolved(e),
            VerdictGiven e => verdictGiven(e),
            Mitigated e => mitigated(e),
            Alerted e => alerted(e),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };
}
