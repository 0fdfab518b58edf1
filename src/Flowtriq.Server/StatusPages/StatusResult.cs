namespace Flowtriq.Server.StatusPages;

/// <summary>What became of a person's edit: done, or one of the ways in which it can be refused.</summary>
internal abstract record StatusResult<T>
{
    private StatusResult() { }

    internal sealed record Done(T Value) : StatusResult<T>;

    internal sealed record NotFound(string Reason) : StatusResult<T>;

    internal sealed record Invalid(IReadOnlyDictionary<string, string[]> Faults) : StatusResult<T>;

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
