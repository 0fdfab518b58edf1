using System.Security.Claims;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

using Changed = Results<Ok<CustomerView>, ValidationProblem, ProblemHttpResult>;

/// <summary>Customers; files of them are <see cref="CustomerFilesApi"/>.</summary>
internal static class CustomersApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/customers").WithTags("customers");
        CustomerFilesApi.Map(api);
        api.MapGet("/", List).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{number:long}", Find).RequireAuthorization(Roles.ReadOnly);
        api.MapPost("/", CreateAsync).RequireAuthorization(Roles.Admin);
        api.MapPut("/{number:long}", ReplaceAsync).RequireAuthorization(Roles.Admin);
        api.MapDelete("/{number:long}", DeleteAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<CustomerView[]> List(Database database, CustomerViews views)
    {
        using var reading = RuleReading.Begin(database);
        return TypedResults.Ok(views.Of(CustomerStore.All(reading.Snapshot)));
    }

    private static Results<Ok<CustomerView>, ProblemHttpResult> Find(
        long number,
        Database database,
        CustomerViews views
    )
    {
        using var reading = RuleReading.Begin(database);
        return CustomerStore.Find(reading.Snapshot, number) is { } customer
            ? TypedResults.Ok(views.Of(customer))
            : Refusals.NotFound($"There is no customer {number}.");
    }

    private static Task<Changed> CreateAsync(
        CustomerBody body,
        CustomerDesk desk,
        CustomerViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => AnswerAsync(desk.CreateAsync(user.DisplayName(), body, cancel), views);

    private static Task<Changed> ReplaceAsync(
        long number,
        CustomerBody body,
        CustomerDesk desk,
        CustomerViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => AnswerAsync(desk.ReplaceAsync(user.DisplayName(), number, body, cancel), views);

    private static Task<Changed> DeleteAsync(
        long number,
        CustomerDesk desk,
        CustomerViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => AnswerAsync(desk.DeleteAsync(user.DisplayName(), number, cancel), views);

    private static async Task<Changed> AnswerAsync(Task<RuleResult<CustomerRow>> result, CustomerViews views) =>
        (await result).Match<Changed>(
            row => TypedResults.Ok(views.Of(row)),
            static reason => Refusals.NotFound(reason),
            static faults => TypedResults.ValidationProblem(faults.All),
            static reason => Refusals.Conflict(reason)
        );
}
