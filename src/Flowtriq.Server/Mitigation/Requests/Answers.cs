using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Views;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>What became of a person's word, as the API says it.</summary>
internal sealed class Answers(MitigationBoard board, MitigationStore store, MitigationViews views)
{
    internal Results<Ok<MitigationSummary[]>, ValidationProblem, ProblemHttpResult> Of(
        long number,
        RequestOutcome outcome
    ) =>
        outcome switch
        {
            RequestOutcome.Done done => TypedResults.Ok<MitigationSummary[]>([
                .. done
                    .Numbers.Select(n => board.Current.Find(n) ?? store.Find(n))
                    .OfType<MitigationEntry>()
                    .Select(views.Summary),
            ]),
            RequestOutcome.Refused refused => Refusals.Conflict(refused.Reason),
            _ => Refusals.NotFound($"There is no mitigation MIT-{number}."),
        };
}
