using Flowtriq.Server.Contract.Workspaces;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Workspaces;

/// <summary>Further workspaces: only administrators of the server's own workspace see that there are any.</summary>
internal static class WorkspacesApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/workspaces").WithTags("workspaces").RequireAuthorization(Roles.Admin);
        api.MapGet("/", static (WorkspaceDesk desk) => TypedResults.Ok<WorkspaceView[]>([.. desk.All()]));
        api.MapPost("/", MakeAsync);
        api.MapPost("/{slug}/setup-link", MakeLinkAsync);
        api.MapDelete("/{slug}", RemoveAsync);
    }

    /// <summary>Makes a workspace; the answer holds the link by which its first administrator sets it up.</summary>
    private static async Task<Results<Ok<WorkspaceMade>, ValidationProblem, ProblemHttpResult>> MakeAsync(
        WorkspaceRequest request,
        WorkspaceDesk desk,
        ServerOptions options,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (!WorkspacePath.IsSlug(request.Slug))
            return Refusals.Invalid(
                "slug",
                $"{WorkspacePath.ShortestSlug} to {WorkspacePath.LongestSlug} of a-z, 0-9 and hyphens; a letter first, no hyphen last."
            );
        if (request.AgentPort is < 1 or > 65_535)
            return Refusals.Invalid("agentPort", "A port from 1 to 65535.");
        if (await desk.MakeAsync(request, context.User.Identity?.Name ?? "", cancel) is var (field, reason))
            return Refusals.Invalid(field, reason);
        var view = desk.Find(request.Slug)!;
        context.Audit($"workspace {request.Slug}: made", null, view);
        var token = await desk.SetupTokenAsync(request.Slug, cancel);
        return TypedResults.Ok(new WorkspaceMade(view, SetupLink(options, context.Request, request.Slug, token!)));
    }

    /// <summary>A new set-up link; the one before works no more.</summary>
    private static async Task<Results<Ok<WorkspaceMade>, ProblemHttpResult>> MakeLinkAsync(
        string slug,
        WorkspaceDesk desk,
        ServerOptions options,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (desk.Find(slug) is not { } view)
            return Unknown(slug);
        if (await desk.SetupTokenAsync(slug, cancel) is not { } token)
            return Refusals.Conflict("The workspace is set up already, or does not run.");
        context.Audit($"workspace {slug}: set-up link made");
        return TypedResults.Ok(new WorkspaceMade(view, SetupLink(options, context.Request, slug, token)));
    }

    /// <summary>Ends the workspace's server and sets its data aside: nothing is deleted.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string slug,
        WorkspaceDesk desk,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (desk.Find(slug) is not { } view || !await desk.RemoveAsync(slug, cancel))
            return Unknown(slug);
        context.Audit($"workspace {slug}: taken down", view);
        return TypedResults.NoContent();
    }

    private static string SetupLink(ServerOptions options, HttpRequest request, string slug, string token) =>
        $"{options.AddressFor(request)}{ServerOptions.WorkspacePaths}{slug}/setup?token={token}";

    private static ProblemHttpResult Unknown(string slug) => Refusals.NotFound($"There is no workspace {slug}.");
}
