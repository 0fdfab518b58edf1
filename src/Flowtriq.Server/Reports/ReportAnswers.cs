using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Reports;

/// <summary>Refusals of reports.</summary>
internal static class ReportAnswers
{
    internal static ProblemHttpResult Unknown(long number) =>
        Platform.Refusals.NotFound($"There is no report {number}.");

    /// <summary>Why a report could not be made.</summary>
    internal static IResult Refusal<T>(EditResult<T> result) =>
        result.Match<IResult>(
            static _ => throw new InvalidOperationException("What is done is no refusal."),
            static reason => Platform.Refusals.NotFound(reason),
            static faults => TypedResults.ValidationProblem(faults.ToDictionary(StringComparer.Ordinal))
        );
}
