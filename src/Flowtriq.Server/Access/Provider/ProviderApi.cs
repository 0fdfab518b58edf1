using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Platform.Mailing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Provider;

/// <summary>Settings of the identity provider, and what the sign-in page offers.</summary>
internal static class ProviderApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Ways).AllowAnonymous().WithTags("access").WithSummary("How people can sign in here");
        var api = routes.MapGroup("/identity-provider").WithTags("access");
        api.MapGet("", Show).RequireAuthorization(Roles.Admin).WithSummary("The identity provider, without its secret");
        api.MapPut("", KeepAsync).RequireAuthorization(Roles.Admin).WithSummary("Sets up the identity provider");
        api.MapDelete("", RemoveAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Removes the identity provider; its people stay members");
    }

    private static Ok<SignInWays> Ways(ProviderStore store, MailStore mail) =>
        TypedResults.Ok(new SignInWays(store.Current()?.Name, mail.Configuration() is not null));

    private static Ok<ProviderView> Show(ProviderStore store, ConsoleLinks links, HttpRequest request) =>
        TypedResults.Ok(View(store, links, request));

    private static async Task<Results<Ok<ProviderView>, ValidationProblem>> KeepAsync(
        ProviderRequest settings,
        ProviderStore store,
        ConsoleLinks links,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        var errors = ProviderCheck.Faults(settings);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var before = View(store, links, request);
        await store.KeepAsync(settings, cancel);
        var after = View(store, links, request);
        request.HttpContext.Audit("identity provider: set", before.Configured ? before : null, after);
        return TypedResults.Ok(after);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        ProviderStore store,
        ConsoleLinks links,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        var before = View(store, links, request);
        if (!await store.RemoveAsync(cancel))
            return Refusals.NotFound("There is no identity provider.");
        request.HttpContext.Audit("identity provider: removed", before);
        return TypedResults.NoContent();
    }

    private static ProviderView View(ProviderStore store, ConsoleLinks links, HttpRequest request)
    {
        var redirect = ProviderFlowApi.RedirectUri(links, request);
        return store.Current() is { } set
            ? new ProviderView(
                true,
                set.Name,
                set.Issuer,
                set.ClientId,
                set.Secret is not null,
                set.Claim,
                set.Roles,
                set.InvitedOnly,
                redirect
            )
            : new ProviderView(false, "", "", "flowtriq", false, "groups", [], true, redirect);
    }
}
