namespace Flowtriq.Core.Incidents;

/// <summary>The answer to a person's command on an incident: what happened, or why nothing did.</summary>
public abstract record CommandResult
{
    private CommandResult() { }

    /// <summary>It is done; apply and store these events. Empty when it already was so.</summary>
    public sealed record Accepted(IReadOnlyList<IncidentEvent> Events) : CommandResult;

    /// <summary>It makes no sense in the incident's state.</summary>
    /// <param name="Reason">Why, in words for the person who asked.</param>
    public sealed record Refused(string Reason) : CommandResult;

    /// <summary>Calls the function of this result's case.</summary>
    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) =>
        this switch
        {
            Accepted e => accepted(e),
            Refused e => refused(e),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };
}
