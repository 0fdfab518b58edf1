using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>"Would have done" for a policy that need not be stored.</summary>
internal static class PolicyPreviewApi
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapPost("/preview", Preview).RequireAuthorization(Roles.Analyst);

    /// <param name="body">The policy.</param>
    /// <param name="previews">The replay.</param>
    /// <param name="database">Where stored policies are.</param>
    /// <param name="cancel">Ends the replay.</param>
    /// <param name="number">The stored policy it is to replace: only incidents of its users; without it all incidents.</param>
    private static Results<Ok<PolicyPreview>, ValidationProblem, ProblemHttpResult> Preview(
        PolicyBody body,
        PolicyPreviews previews,
        Database database,
        CancellationToken cancel,
        long? number = null
    )
    {
        var faults = new RequestFaults();
        var policy = PolicyReader.Read(body, 1, faults);
        if (!faults.None)
            return TypedResults.ValidationProblem(faults.All);
        Func<Customer?, bool> onlyOf = static _ => true;
        if (number is { } stored)
        {
            using var reading = RuleReading.Begin(database);
            if (PolicyStore.Find(reading.Snapshot, stored) is not { } replaced)
                return Refusals.NotFound($"There is no policy {stored}.");
            onlyOf = owner => replaced.HoldsFor(owner);
        }
        return TypedResults.Ok(previews.Of(policy, onlyOf, cancel));
    }
}
