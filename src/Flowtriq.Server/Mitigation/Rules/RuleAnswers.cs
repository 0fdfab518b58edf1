using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Results of edits as HTTP answers.</summary>
internal static class RuleAnswers
{
    internal static async Task<Results<Ok<T>, ValidationProblem, ProblemHttpResult>> AnswerAsync<T>(
        this Task<RuleResult<T>> result
    ) =>
        (await result).Match<Results<Ok<T>, ValidationProblem, ProblemHttpResult>>(
            static value => TypedResults.Ok(value),
            static reason => Refusals.NotFound(reason),
            static faults => TypedResults.ValidationProblem(faults.All),
            static reason => Refusals.Conflict(reason)
        );
}
