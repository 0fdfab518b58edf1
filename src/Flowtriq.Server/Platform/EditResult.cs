namespace Flowtriq.Server.Platform;

/// <summary>What became of what a person asked for: done, or one of the ways in which it can be refused.</summary>
internal abstract record EditResult<T>
{
    private EditResult() { }

    internal sealed record Done(T Value) : EditResult<T>;

    internal sealed record NotFound(string Reason) : EditResult<T>;

    internal sealed record Invalid(IReadOnlyDictionary<string, string[]> Faults) : EditResult<T>;

    internal TOut Match<TOut>(
        Func<T, TOut> done,
        Func<string, TOut> notFound,
        Func<IReadOnlyDictionary<string, string[]>, TOut> invalid
    ) =>
        this switch
        {
            Done result => done(result.Value),
            NotFound result => notFound(result.Reason),
            Invalid result => invalid(result.Faults),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };
}
