using System.Security.Claims;
using Flowtriq.Server.Access.Members;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Invitations;

/// <summary>What admins do with invitations.</summary>
internal static class InvitationsApi
{
    private const int MostDays = 30;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/invitations").WithTags("members");
        api.MapGet("/", List).RequireAuthorization(Roles.Admin).WithSummary("Invitations nobody has accepted yet");
        api.MapPost("/", InviteAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Invites a person; the answer holds the link, which is told this once");
        api.MapDelete("/{number:long}", WithdrawAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Withdraws an invitation; its link stops working");
    }

    private static Ok<InvitationView[]> List(InvitationStore store, CustomerNames customers, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok<InvitationView[]>([.. store.All().Select(one => one.ToView(customers.Of, now))]);
    }

    private static async Task<Results<Ok<InvitationMade>, ValidationProblem, ProblemHttpResult>> InviteAsync(
        InvitationRequest request,
        HttpContext context,
        InvitationStore store,
        CustomerNames customers,
        ConsoleLinks links,
        InvitationMail mail,
        TimeProvider time,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var errors = Check(request, customers);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var made = await store.MakeAsync(
            request.Email.Trim(),
            request.Role,
            request.Customer,
            TimeSpan.FromDays(request.Days),
            user.DisplayName(),
            cancel
        );
        if (made is not var (invitation, token))
            return Refusals.Conflict("A member has this e-mail address already.");
        context.Audit($"invitation of {invitation.Email}", null, request);
        var url = links.To($"/invite/{token}");
        var fault = await mail.FaultAsync(invitation, url, cancel);
        return TypedResults.Ok(
            new InvitationMade(
                invitation.ToView(customers.Of, time.GetUtcNow()),
                url,
                Mailed: fault is null,
                MailFault: fault
            )
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        long number,
        HttpContext context,
        InvitationStore store,
        CustomerNames customers,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var before = store.All().FirstOrDefault(one => one.Number == number)?.ToView(customers.Of, time.GetUtcNow());
        if (!await store.WithdrawAsync(number, cancel) || before is null)
            return Refusals.NotFound($"There is no open invitation {number}.");
        context.Audit($"invitation of {before.Email}: withdrawn", before);
        return TypedResults.NoContent();
    }

    private static Dictionary<string, string[]> Check(InvitationRequest request, CustomerNames customers)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (AccessRules.EmailFault(request.Email) is { } email)
            errors["email"] = [email];
        if (RoleCheck.Fault(request.Role, request.Customer, customers) is { } customer)
            errors["customer"] = [customer];
        if (request.Days is < 1 or > MostDays)
            errors["days"] = [$"A link works for 1 to {MostDays} days."];
        return errors;
    }
}
