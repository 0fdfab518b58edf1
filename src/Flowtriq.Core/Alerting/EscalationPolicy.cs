using System.Collections.Immutable;

namespace Flowtriq.Core.Alerting;

/// <summary>Who is told when, until somebody takes the incident or it is over.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">For people.</param>
/// <param name="Steps">In order; at least one.</param>
/// <param name="RepeatAfter">How long after the last step it begins anew.</param>
/// <param name="Repeats">How often it begins anew.</param>
public sealed record EscalationPolicy(
    long Number,
    string Name,
    ImmutableArray<EscalationStep> Steps,
    TimeSpan RepeatAfter = default,
    int Repeats = 0
);
