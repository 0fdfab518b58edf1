namespace Flowtriq.Core.Incidents;

/// <summary>To which incident an observation belongs.</summary>
/// <param name="Leaves">
/// The incident it belonged to before, when new evidence shows that it is about another target; null otherwise.
/// </param>
public abstract record CorrelationDecision(IncidentId? Leaves)
{
    /// <summary>To none of the known ones: it opens one.</summary>
    public sealed record Opens(IncidentId? Leaves) : CorrelationDecision(Leaves);

    /// <summary>To a known one.</summary>
    /// <param name="Into">That incident.</param>
    /// <param name="Absorbs">Incidents whose targets turn out to be parts of the same attack; their observations move to <paramref name="Into"/>.</param>
    /// <param name="Leaves">The incident it belonged to before; null when it belonged to none or stays.</param>
    public sealed record Joins(IncidentId Into, IReadOnlyList<IncidentId> Absorbs, IncidentId? Leaves)
        : CorrelationDecision(Leaves);

    /// <summary>Calls the function of this decision's case.</summary>
    public T Match<T>(Func<Opens, T> opens, Func<Joins, T> joins) =>
        this switch
        {
            Opens e => opens(e),
            Joins e => joins(e),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };
}
