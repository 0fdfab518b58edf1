using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>What became of an edit: done, or one of the ways in which it can be refused.</summary>
internal abstract record RuleResult<T>
{
    private RuleResult() { }

    internal sealed record Done(T Value) : RuleResult<T>;

    internal sealed record NotFound(string Reason) : RuleResult<T>;

    internal sealed record Invalid(RequestFaults Faults) : RuleResult<T>;

    internal sealed record Conflict(string Reason) : RuleResult<T>;

    internal TOut Match<TOut>(
        Func<T, TOut> done,
        Func<string, TOut> notFound,
        Func<RequestFaults, TOut> invalid,
        Func<string, TOut> conflict
    ) =>
        this switch
        {
            Done result => done(result.Value),
            NotFound result => notFound(result.Reason),
            Invalid result => invalid(result.Faults),
            Conflict result => conflict(result.Reason),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };
}
