using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>
/// What a machine that is not a node yet fetches, without a login: there is none it could have. Nothing here is secret;
/// the token comes through the console.
/// </summary>
internal static class InstallApi
{
    /// <summary>Everything below this and <c>/install.sh</c> is also served on the agents' port.</summary>
    internal const string Root = "/install";

    internal static void MapReleases(this IEndpointRouteBuilder routes)
    {
        var open = routes
            .MapGroup("")
            .AllowAnonymous()
            .RequireRateLimiting(InstallLimits.Name)
            .ExcludeFromDescription();
        open.MapGet($"{Root}.sh", Script);
        open.MapGet($"{Root}/{{version}}/{{architecture}}/ftagent", Program);
        open.MapGet($"{Root}/{{version}}/{{architecture}}/ftagent.deb", Package);
        routes
            .MapGet("/api/v1/releases", static (ReleaseShelf shelf) => TypedResults.Ok(shelf.All()))
            .RequireAuthorization(Roles.ReadOnly)
            .WithTags("Install");
    }

    private static ContentHttpResult Script(InstallScript script, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Text(script.Text(), "text/x-shellscript; charset=utf-8");
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Program(
        string version,
        string architecture,
        ReleaseShelf shelf
    ) => Send(version, architecture, package: false, shelf);

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Package(
        string version,
        string architecture,
        ReleaseShelf shelf
    ) => Send(version, architecture, package: true, shelf);

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Send(
        string version,
        string architecture,
        bool package,
        ReleaseShelf shelf
    )
    {
        if (shelf.File(version, architecture, package) is { } file)
            return TypedResults.PhysicalFile(file.FullName, "application/octet-stream");
        var there = string.Join(", ", shelf.All().Select(static r => $"{r.Version} for {r.Architecture}"));
        return Refusals.NotFound(
            $"This server has no {(package ? "package" : "agent")} {version} for {architecture}. "
                + (there.Length == 0 ? "It has none at all." : $"It has {there}.")
        );
    }
}
