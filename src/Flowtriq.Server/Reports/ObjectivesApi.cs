using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Reports.Stored;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Reports;

/// <summary>What was promised to whom: everybody reads it, admins lay it down.</summary>
internal static class ObjectivesApi
{
    private const int Most = 10_000;

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/objectives", Show)
            .RequireAuthorization(Roles.ReadOnly)
            .WithSummary("What was promised, to all customers and to those with objectives of their own");
        api.MapPut("/objectives", PutAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Lays down what was promised");
    }

    private static Ok<ObjectivesBook> Show(ObjectiveStore store) => TypedResults.Ok(store.Book());

    private static async Task<Results<Ok<ObjectivesBook>, ValidationProblem>> PutAsync(
        ObjectivesBook body,
        ObjectiveStore store,
        CustomerAffairs customers,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var faults = new RequestFaults();
        Check(body.Usual, "usual", faults);
        faults.When(body.Customers.Count > Most, "customers", "At most 10,000 customers have objectives of their own.");
        foreach (var (i, own) in body.Customers.Take(Most).Index())
        {
            if (own is null)
            {
                faults.Add($"customers[{i}]", "Say which customer and what was promised.");
                continue;
            }

            Check(own.Objectives, $"customers[{i}].objectives", faults);
            faults.When(
                customers.Find(own.Customer) is null,
                $"customers[{i}].customer",
                $"There is no customer {own.Customer}."
            );
        }

        faults.When(
            body.Customers.OfType<CustomerObjectives>().DistinctBy(static own => own.Customer).Count()
                < body.Customers.Count,
            "customers",
            "Each customer is named once."
        );
        if (!faults.None)
            return TypedResults.ValidationProblem(faults.All);
        var before = store.Book();
        await store.KeepAsync(body, cancel);
        context.Audit("objectives of reports: changed", before, body);
        return TypedResults.Ok(body);
    }

    private static void Check(ReportObjectives objectives, string field, RequestFaults faults)
    {
        faults.When(
            objectives.DetectSeconds is not (>= 0.1 and <= 3_600),
            $"{field}.detectSeconds",
            "The time to detect is 0.1 to 3,600 seconds."
        );
        faults.When(
            objectives.MitigateSeconds is not (>= 0.1 and <= 86_400),
            $"{field}.mitigateSeconds",
            "The time to mitigate is 0.1 to 86,400 seconds."
        );
        faults.When(
            objectives.UnimpairedPercent is not (>= 0 and <= 100),
            $"{field}.unimpairedPercent",
            "The share without impairment is 0 to 100 %."
        );
    }
}
