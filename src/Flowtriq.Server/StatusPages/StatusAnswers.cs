using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.StatusPages;

/// <summary>Answers an edit with the page as it is then.</summary>
internal static class StatusAnswers
{
    internal static async Task<Results<Ok<StatusPageDetail>, ValidationProblem, ProblemHttpResult>> OfAsync(
        Task<EditResult<long>> result,
        StatusViews views
    ) =>
        (await result).Match<Results<Ok<StatusPageDetail>, ValidationProblem, ProblemHttpResult>>(
            page =>
                views.Find(page) is { } detail
                    ? TypedResults.Ok(detail)
                    : Refusals.NotFound("The page was removed meanwhile."),
            static reason => Refusals.NotFound(reason),
            static faults => TypedResults.ValidationProblem(faults.ToDictionary())
        );
}
