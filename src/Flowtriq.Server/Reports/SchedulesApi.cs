using System.Security.Claims;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Reports.Scheduling;
using Flowtriq.Server.Reports.Stored;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Reports;

/// <summary>Reports that are made by themselves and sent by e-mail.</summary>
internal static class SchedulesApi
{
    private const int MostRecipients = 20;
    private const int MostSchedules = 500;

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schedules", List)
            .RequireAuthorization(Roles.ReadOnly)
            .WithSummary("Reports that are made by themselves and sent by e-mail");
        api.MapPost("/schedules", AddAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Has a report made each week or month and sent by e-mail");
        api.MapDelete("/schedules/{number:long}", RemoveAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Ends a schedule; its reports stay");
    }

    private static Ok<ReportScheduleView[]> List(ScheduleViews views) => TypedResults.Ok(views.All());

    private static async Task<Results<Ok<ReportScheduleView>, ValidationProblem>> AddAsync(
        ReportScheduleBody body,
        ScheduleStore store,
        ScheduleViews views,
        CustomerAffairs customers,
        TimeProvider time,
        HttpContext context,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var faults = Check(body, customers);
        faults.When(store.All().Count >= MostSchedules, "kind", "There are 500 schedules already; remove one before.");
        if (!faults.None)
            return TypedResults.ValidationProblem(faults.All);
        var now = time.GetUtcNow();
        var done = SchedulePeriods.Last(body.Every, now).To;
        var number = await store.AddAsync(body, user.DisplayName(), now, done, cancel);
        var made = views.Find(number)!;
        context.Audit($"report schedule {number}: made", null, made);
        return TypedResults.Ok(made);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long number,
        ScheduleStore store,
        ScheduleViews views,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = views.Find(number);
        if (!await store.RemoveAsync(number, cancel))
            return Refusals.NotFound($"There is no schedule {number}.");
        context.Audit($"report schedule {number}: ended", before, null);
        return TypedResults.NoContent();
    }

    private static RequestFaults Check(ReportScheduleBody body, CustomerAffairs customers)
    {
        var faults = new RequestFaults();
        faults.When(
            body.Kind is not (ReportKind.Sla or ReportKind.Month),
            "kind",
            "A schedule makes service level reports or executive summaries."
        );
        if (body.Kind == ReportKind.Sla)
            faults.When(
                body.Customer is not { } number || customers.Find(number) is null,
                "customer",
                "Say which customer the report is about."
            );
        else
            faults.When(body.Customer is not null, "customer", "An executive summary is about no one customer.");
        faults.When(
            body.Recipients.Count is < 1 or > MostRecipients,
            "recipients",
            "A report is sent to 1 to 20 addresses."
        );
        foreach (var (i, recipient) in body.Recipients.Take(MostRecipients).Index())
        {
            faults.When(
                !MailAddresses.TryParse(recipient, out _),
                $"recipients[{i}]",
                $"\"{recipient}\" is no e-mail address."
            );
        }

        faults.When(
            body.Recipients.Distinct(StringComparer.OrdinalIgnoreCase).Count() < body.Recipients.Count,
            "recipients",
            "Each address is named once."
        );
        faults.When(
            body.LinkDays is < 1 or > SharesApi.LongestDays,
            "linkDays",
            "A link opens a report for 1 to 365 days."
        );
        return faults;
    }
}
