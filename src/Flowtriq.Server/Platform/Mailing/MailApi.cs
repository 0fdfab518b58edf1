using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Where mail goes: for admins only.</summary>
internal static class MailApi
{
    internal static void MapMail(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/mail").WithTags("mail").RequireAuthorization(Roles.Admin);
        api.MapGet("", Show);
        api.MapPut("", ReplaceAsync);
        api.MapPost("/test", TestAsync);
    }

    private static Ok<MailSettings> Show(MailStore store) => TypedResults.Ok(store.View());

    private static async Task<Results<Ok<MailSettings>, ValidationProblem>> ReplaceAsync(
        MailSettingsRequest request,
        MailStore store,
        HttpContext context,
        ILogger<MailStore> log,
        CancellationToken cancel
    )
    {
        var before = store.View();
        var errors = MailCheck.Errors(request, before.HasPassword);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        await store.KeepAsync(request, cancel);
        MailLog.Configured(log, context.User.DisplayName());
        var after = store.View();
        context.Audit("mail server: changed", before, after);
        return TypedResults.Ok(after);
    }

    private static async Task<Results<Ok<SendTest>, ValidationProblem>> TestAsync(
        MailTestRequest request,
        Mailer mailer,
        WorkspaceName workspace,
        CancellationToken cancel
    )
    {
        if (!MailAddresses.TryParse(request.To, out var to))
            return Refusals.Invalid("to", "A mail address: noc@isp.example.");
        var name = workspace.Now() ?? "Flowtriq";
        var mail = new Mail(
            to.Address,
            $"[{name}] Test message",
            $"Mail from Flowtriq reaches this address.\n\nWorkspace: {name}\n"
        );
        return TypedResults.Ok(
            await mailer.SendAsync(mail, cancel) switch
            {
                MailResult.Sent sent => new SendTest(true, $"The mail server took it: {sent.Id}"),
                MailResult.Failed failed => new SendTest(false, failed.Reason),
                _ => new SendTest(false, "Mail is not set up, or its password cannot be opened any more."),
            }
        );
    }
}
