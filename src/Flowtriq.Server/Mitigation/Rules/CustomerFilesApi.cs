using System.Security.Claims;
using System.Text;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Customers as CSV files, in and out. The file is the body of the request, of whatever content type.</summary>
internal static class CustomerFilesApi
{
    private const string Csv = "text/csv";

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/export", Export).RequireAuthorization(Roles.Analyst).Produces<string>(contentType: Csv);
        api.MapPost("/import", ImportAsync).RequireAuthorization(Roles.Admin);
    }

    private static FileContentHttpResult Export(Database database)
    {
        using var reading = RuleReading.Begin(database);
        var text = CustomerCsvText.Write(CustomerStore.All(reading.Snapshot).Select(static row => row.Customer));
        return TypedResults.File(Encoding.UTF8.GetBytes(text), $"{Csv}; charset=utf-8", "customers.csv");
    }

    private static async Task<Results<Ok<CustomerImportResult>, ValidationProblem, ProblemHttpResult>> ImportAsync(
        HttpRequest request,
        CustomerFiles files,
        ClaimsPrincipal user,
        CancellationToken cancel,
        bool preview = false
    )
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancel);
        return await files.ImportAsync(user.DisplayName(), text, preview, cancel).AnswerAsync();
    }
}
