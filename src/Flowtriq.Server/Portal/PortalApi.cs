using System.Security.Claims;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Server.Contract.Portal;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Portal.Contacts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Portal;

/// <summary>
/// What a customer's own login sees. Whose data it is comes from the session alone; no address or field names a customer.
/// </summary>
internal static class PortalApi
{
    private const int Days = 90;
    private const int MostMitigations = 200;

    internal static void MapPortal(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/portal").WithTags("portal").RequireAuthorization(Roles.Customer);
        api.MapGet("/", Show).WithSummary("The customer who asks: prefixes and contacts");
        api.MapGet("/incidents", Incidents)
            .Produces<PortalIncidentPage>()
            .ProducesValidationProblem()
            .WithSummary("Incidents on the own addresses of the customer");
        api.MapGet("/incidents/{number:long}", Incident).WithSummary("One of them, with what was done about it");
        api.MapGet("/mitigations", Mitigations).WithSummary("What was done for the addresses of the customer");
        api.MapGet("/traffic", Traffic).WithSummary("The highest rates of incidents by days");
        api.MapGet("/measurements", MeasuredAsync)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .SaysWhenMeasurementsAreAway()
            .WithSummary("What came for the addresses of the customer, over a time");
        api.MapPut("/contacts", PutContactsAsync).WithSummary("Other contacts, and what each is told by mail");
    }

    /// <summary>The customer, its prefixes and contacts.</summary>
    private static Results<Ok<PortalCustomer>, ProblemHttpResult> Show(
        ClaimsPrincipal user,
        CustomerAffairs affairs,
        ContactBook book
    ) => Asking(user, affairs) is { } asking ? TypedResults.Ok(View(asking, affairs, book)) : Gone();

    /// <summary>Its incidents, newest first, or all of them as a CSV file.</summary>
    private static IResult Incidents(
        ClaimsPrincipal user,
        CustomerAffairs affairs,
        HttpRequest request,
        int? limit = null,
        int? offset = null,
        string? format = null
    )
    {
        if (Asking(user, affairs) is not { } asking)
            return Gone();
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var (most, skip) = ListQuery.Page(limit, offset, "incidents", errors);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var file = CsvFile.IsWanted(format, request);
        var (total, items) = affairs.Incidents(
            asking.Customer,
            DateTimeOffset.UnixEpoch,
            file ? CsvFile.MostRows : most,
            file ? 0 : skip
        );
        return file
            ? PortalCsv.Of(items.Select(PortalViews.Of))
            : TypedResults.Ok(new PortalIncidentPage(total, [.. items.Select(PortalViews.Of)]));
    }

    /// <summary>One of its incidents and what was done about it.</summary>
    private static Results<Ok<PortalIncidentDetail>, ProblemHttpResult> Incident(
        long number,
        ClaimsPrincipal user,
        CustomerAffairs affairs
    ) =>
        Asking(user, affairs) is { } asking && Detail(asking, affairs, number) is { } detail
            ? TypedResults.Ok(detail)
            : Unknown(number);

    /// <summary>What was done for its addresses, newest first.</summary>
    private static Results<Ok<PortalMitigation[]>, ProblemHttpResult> Mitigations(
        ClaimsPrincipal user,
        CustomerAffairs affairs
    ) =>
        Asking(user, affairs) is { } asking
            ? TypedResults.Ok<PortalMitigation[]>([
                .. affairs.Mitigations(asking.Customer, null, MostMitigations).Select(PortalViews.Of),
            ])
            : Gone();

    /// <summary>What came for its addresses, as far as the nodes named them among their busiest targets; the last day when nothing else is asked for.</summary>
    private static async Task<Results<Ok<PortalTraffic>, ValidationProblem, ProblemHttpResult>> MeasuredAsync(
        ClaimsPrincipal user,
        CustomerAffairs affairs,
        IMeasurementStore measurements,
        TimeProvider time,
        CancellationToken cancel,
        string? from = null,
        string? to = null
    )
    {
        if (Asking(user, affairs) is not { } asking)
            return Gone();
        var now = time.GetUtcNow();
        if (!TimeRange.TryParse(from, to, new TimeRange(now.AddDays(-1), now), out var range, out var errors))
            return TypedResults.ValidationProblem(errors);
        var scope = new SeriesScope.Customer(asking.Customer.Name);
        return TypedResults.Ok(PortalViews.Of(await measurements.ReadAsync(new SeriesQuery(scope, range), cancel)));
    }

    /// <summary>What arrived in incidents, by days.</summary>
    private static Results<Ok<PortalDay[]>, ProblemHttpResult> Traffic(
        ClaimsPrincipal user,
        CustomerAffairs affairs,
        TimeProvider time
    )
    {
        if (Asking(user, affairs) is not { } asking)
            return Gone();
        var now = time.GetUtcNow();
        var (_, items) = affairs.Incidents(asking.Customer, now.AddDays(-Days), CsvFile.MostRows, 0);
        return TypedResults.Ok(PortalViews.Days(items, DateOnly.FromDateTime(now.UtcDateTime), Days));
    }

    /// <summary>Other contacts, and what each wants to be told.</summary>
    private static async Task<Results<Ok<PortalCustomer>, ValidationProblem, ProblemHttpResult>> PutContactsAsync(
        PortalContacts body,
        HttpContext context,
        CustomerAffairs affairs,
        ContactBook book,
        CancellationToken cancel
    )
    {
        var user = context.User;
        if (Asking(user, affairs) is not { } asking)
            return Gone();
        var before = book.Of(asking.Number, asking.Customer.Contacts);
        if (body.Contacts.Any(static contact => contact is null))
            return Refusals.Invalid("contacts", "Each contact has an address.");
        var emails = body.Contacts.Select(static contact => contact.Email).ToList();
        if (await affairs.PutContactsAsync(user.DisplayName(), asking.Number, emails, cancel) is { } faults)
            return TypedResults.ValidationProblem(faults.ToDictionary());
        await book.KeepAsync(asking.Number, body.Contacts, cancel);
        context.Audit($"contacts of {asking.Customer.Name}: changed", new PortalContacts(before), body);
        return Asking(user, affairs) is { } after ? TypedResults.Ok(View(after, affairs, book)) : Gone();
    }

    private static (long Number, Customer Customer)? Asking(ClaimsPrincipal user, CustomerAffairs affairs) =>
        user.CustomerNumber() is { } number && affairs.Find(number) is { } customer ? (number, customer) : null;

    private static PortalIncidentDetail? Detail(
        (long Number, Customer Customer) asking,
        CustomerAffairs affairs,
        long number
    ) =>
        affairs.Incident(asking.Customer, number) is { } incident
            ? new(
                PortalViews.Of(incident),
                [.. affairs.Mitigations(asking.Customer, number, MostMitigations).Select(PortalViews.Of)]
            )
            : null;

    private static PortalCustomer View(
        (long Number, Customer Customer) asking,
        CustomerAffairs affairs,
        ContactBook book
    ) =>
        new(
            asking.Customer.Name,
            [.. asking.Customer.Prefixes.Select(static prefix => prefix.ToString())],
            affairs.ActiveOf(asking.Customer),
            book.Of(asking.Number, asking.Customer.Contacts)
        );

    private static ProblemHttpResult Gone() => Refusals.NotFound("There is no customer behind this login any more.");

    private static ProblemHttpResult Unknown(long number) => Refusals.NotFound($"There is no incident INC-{number}.");
}
