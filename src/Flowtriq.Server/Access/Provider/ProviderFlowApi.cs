using System.Security.Cryptography;
using System.Text;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Flowtriq.Server.Access.Provider;

/// <summary>The way to the provider and back. What goes wrong ends at the sign-in page, which says so.</summary>
internal static class ProviderFlowApi
{
    internal const string Path = "/api/v1/sign-in/provider";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/sign-in/provider").WithTags("access").RequireRateLimiting(AccessLimits.SignIn);
        api.MapGet("", LeaveAsync).AllowAnonymous().WithSummary("Sends the browser to the identity provider");
        api.MapGet("/return", ReturnAsync)
            .AllowAnonymous()
            .WithSummary("Where the identity provider sends the browser back to");
    }

    internal static string RedirectUri(ConsoleLinks links, HttpRequest request) =>
        links.From(request, $"{Path}/return");

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> LeaveAsync(
        HttpContext context,
        ProviderStore store,
        ProviderClient client,
        VisitCookie visits,
        ConsoleLinks links,
        ProviderTrouble trouble,
        CancellationToken cancel,
        string? back = null
    )
    {
        if (store.Current() is not { } provider)
            return Refusals.NotFound("There is no identity provider.");
        var visit = new ProviderVisit(LinkToken.New(), LinkToken.New(), Verifier(), OwnAddress(back));
        try
        {
            var address = await client.AddressAsync(provider, visit, RedirectUri(links, context.Request), cancel);
            visits.Write(context, visit);
            return TypedResults.Redirect(address);
        }
        catch (ProviderFailedException e)
        {
            return Page(context, trouble.Failed(e));
        }
    }

    private static async Task<RedirectHttpResult> ReturnAsync(
        HttpContext context,
        ProviderStore store,
        ProviderClient client,
        VisitCookie visits,
        Newcomers newcomers,
        SessionDesk sessions,
        ConsoleLinks links,
        ProviderTrouble trouble,
        CancellationToken cancel,
        string? code = null,
        string? state = null
    )
    {
        if (visits.Take(context) is not { } visit || !Same(state ?? "", visit.State))
            return Page(context, trouble.Failed("the browser did not begin this visit, or it took too long"));
        if (store.Current() is not { } provider || code is null)
            return Page(context, trouble.Failed("the provider did not let the person in"));
        try
        {
            var redirect = RedirectUri(links, context.Request);
            var identity = await client.ExchangeAsync(provider, visit, code, redirect, cancel);
            if (await newcomers.AdmitAsync(provider, identity, cancel) is not { } member)
                return Page(context, trouble.Stranger());
            await sessions.StartAsync(context, member, provider.Name);
            await ProviderAudit.SignedInAsync(context, member, provider.Name);
            return Page(context, visit.Back);
        }
        catch (ProviderFailedException e)
        {
            return Page(context, trouble.Failed(e));
        }
    }

    private static RedirectHttpResult Page(HttpContext context, string page) =>
        TypedResults.LocalRedirect(context.Request.PathBase + page);

    private static string Verifier() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>Only a page of this console may follow a sign-in.</summary>
    private static string OwnAddress(string? back) =>
        back is ['/', not ('/' or '\\'), ..] && !back.Any(char.IsControl) ? back : "/";

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
