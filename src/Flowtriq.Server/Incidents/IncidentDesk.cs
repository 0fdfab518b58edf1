using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Incidents;

/// <summary>Has the pipeline do what a person asks, and answers with the incident as it is then.</summary>
internal sealed class IncidentDesk(IncidentPipeline pipeline, IncidentReader reader)
{
    internal async Task<Results<Ok<IncidentDetail>, ValidationProblem, ProblemHttpResult>> DoAsync(
        long number,
        Func<Incident, DateTimeOffset, CommandResult> command,
        CancellationToken cancel
    )
    {
        var id = new IncidentId(number);
        return await pipeline.CommandAsync(id, command, cancel) switch
        {
            null => Refusals.NotFound($"There is no incident {id}."),
            CommandResult.Refused refused => Refusals.Conflict(refused.Reason),
            _ => TypedResults.Ok(reader.Detail(reader.Find(id)!)),
        };
    }
}
