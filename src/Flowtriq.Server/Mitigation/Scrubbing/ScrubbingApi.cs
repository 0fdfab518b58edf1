using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Scrubbing providers and diversions: everybody sees them, admins configure providers.</summary>
internal static class ScrubbingApi
{
    private const int LargestPage = 500;
    private const string InUse = "A diversion to this provider is under way; withdraw it first.";

    internal static void MapScrubbing(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/scrubbing").WithTags("scrubbing");
        api.MapGet("/providers", Providers).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/providers/{provider}", Provider).RequireAuthorization(Roles.ReadOnly);
        api.MapPost("/providers", AddAsync).RequireAuthorization(Roles.Admin);
        api.MapPut("/providers/{provider}", ReplaceAsync).RequireAuthorization(Roles.Admin);
        api.MapDelete("/providers/{provider}", RemoveAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/providers/{provider}/test", TestAsync).RequireAuthorization(Roles.Admin);
        api.MapGet("/diversions", Diversions).RequireAuthorization(Roles.ReadOnly);
    }

    private static Ok<ScrubbingProvider[]> Providers(ScrubbingViews views) => TypedResults.Ok(views.Providers());

    private static Results<Ok<ScrubbingProvider>, ProblemHttpResult> Provider(
        string provider,
        ScrubbingProviders providers,
        ScrubbingViews views
    ) => providers.Find(provider) is { } setup ? TypedResults.Ok(views.Provider(setup)) : Unknown();

    private static async Task<Results<Ok<ScrubbingProvider>, ValidationProblem, ProblemHttpResult>> AddAsync(
        ScrubbingProviderRequest request,
        ScrubbingProviders providers,
        ScrubbingViews views,
        HttpContext context,
        ILogger<ScrubbingProviders> log,
        CancellationToken cancel
    )
    {
        var errors = ScrubbingSetupCheck.Errors(request);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var (change, setup) = await providers.AddAsync(request, context.User.DisplayName(), cancel);
        if (setup is null)
            return Refusal(change);
        ScrubbingLog.Configured(log, setup.Name, "added", context.User.DisplayName());
        var added = views.Provider(setup);
        context.Audit($"scrubbing provider {setup.Name}: added", null, added);
        return TypedResults.Ok(added);
    }

    private static async Task<Results<Ok<ScrubbingProvider>, ValidationProblem, ProblemHttpResult>> ReplaceAsync(
        string provider,
        ScrubbingProviderRequest request,
        ScrubbingProviders providers,
        Diversions diversions,
        ScrubbingViews views,
        HttpContext context,
        ILogger<ScrubbingProviders> log,
        CancellationToken cancel
    )
    {
        var errors = ScrubbingSetupCheck.Errors(request);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        if (providers.Find(provider) is not { } before)
            return Unknown();
        if (!diversions.Board.Allows(before, request))
            return Refusals.Conflict(InUse + " Its name, prefixes and peer groups stay until then.");
        var was = views.Provider(before);
        var (change, setup) = await providers.ReplaceAsync(provider, request, context.User.DisplayName(), cancel);
        if (setup is null)
            return Refusal(change);
        ScrubbingLog.Configured(log, setup.Name, "changed", context.User.DisplayName());
        var changed = views.Provider(setup);
        context.Audit($"scrubbing provider {setup.Name}: changed", was, changed);
        return TypedResults.Ok(changed);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string provider,
        ScrubbingProviders providers,
        Diversions diversions,
        ScrubbingViews views,
        HttpContext context,
        ILogger<ScrubbingProviders> log,
        CancellationToken cancel
    )
    {
        if (providers.Find(provider) is not { } setup)
            return Unknown();
        if (diversions.Board.Live.Any(r => r.ProviderId == provider))
            return Refusals.Conflict(InUse);
        var was = views.Provider(setup);
        if (await providers.RemoveAsync(provider, cancel) != ScrubbingChange.Done)
            return Unknown();
        ScrubbingLog.Configured(log, setup.Name, "removed", context.User.DisplayName());
        context.Audit($"scrubbing provider {setup.Name}: removed", was);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ScrubbingTest>, ProblemHttpResult>> TestAsync(
        string provider,
        ScrubbingProviders providers,
        ScrubbingTrial trial,
        CancellationToken cancel
    ) => providers.Find(provider) is { } setup ? TypedResults.Ok(await trial.RunAsync(setup, cancel)) : Unknown();

    /// <summary>Those under way and past ones, newest first.</summary>
    private static Results<Ok<ScrubbingDiversion[]>, ValidationProblem> Diversions(
        DiversionStore store,
        ScrubbingViews views,
        int limit = 100
    )
    {
        if (limit is < 1 or > LargestPage)
            return Refusals.Invalid("limit", $"Ask for 1 to {LargestPage} diversions.");
        return TypedResults.Ok(store.Last(limit).Select(views.Diversion).ToArray());
    }

    private static ProblemHttpResult Unknown() => Refusals.NotFound("There is no such scrubbing provider.");

    private static Results<Ok<ScrubbingProvider>, ValidationProblem, ProblemHttpResult> Refusal(
        ScrubbingChange change
    ) =>
        change switch
        {
            ScrubbingChange.NotFound => Unknown(),
            ScrubbingChange.NameTaken => Refusals.Invalid("name", "Another provider has this name."),
            ScrubbingChange.Outdated => Refusals.Conflict("Somebody changed this provider since; look at it again."),
            ScrubbingChange.OtherKind => Refusals.Invalid("kind", "A provider keeps its kind; add another one."),
            ScrubbingChange.Done or _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
}
