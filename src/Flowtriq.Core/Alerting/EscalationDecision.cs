using System.Collections.Immutable;

namespace Flowtriq.Core.Alerting;

/// <summary>What one look at everything under way decides.</summary>
/// <param name="Changed">Escalations as they are after it, those that changed.</param>
/// <param name="Notifications">What is to be told, in order.</param>
/// <param name="Remarks">Why somebody was not told, for the timeline of the incident.</param>
public sealed record EscalationDecision(
    ImmutableArray<Escalation> Changed,
    ImmutableArray<Notification> Notifications,
    ImmutableArray<(long Incident, string Text)> Remarks
)
{
    /// <summary>Nothing.</summary>
    public static EscalationDecision Nothing { get; } = new([], [], []);

    /// <summary>True when nothing is to be stored or told.</summary>
    public bool IsEmpty => Changed.IsEmpty && Notifications.IsEmpty && Remarks.IsEmpty;
}
