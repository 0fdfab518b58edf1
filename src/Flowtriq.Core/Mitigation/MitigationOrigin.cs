namespace Flowtriq.Core.Mitigation;

/// <summary>Who wants a mitigation.</summary>
public abstract record MitigationOrigin
{
    private MitigationOrigin() { }

    /// <summary>The ladder, by a policy.</summary>
    /// <param name="Policy">The policy's name.</param>
    /// <param name="Revision">The policy's revision.</param>
    public sealed record ByPolicy(string Policy, int Revision) : MitigationOrigin
    {
        /// <inheritdoc/>
        public override string ToString() => $"policy {Policy} (revision {Revision})";
    }

    /// <summary>A person, in the console, by the API or the command line.</summary>
    public sealed record ByPerson(string Name) : MitigationOrigin
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>Calls the function of this origin's case.</summary>
    public T Match<T>(Func<ByPolicy, T> policy, Func<ByPerson, T> person) =>
        this switch
        {
            ByPolicy origin => policy(origin),
            ByPerson origin => person(origin),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };
}
