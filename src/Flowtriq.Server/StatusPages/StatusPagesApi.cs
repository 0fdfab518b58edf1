using System.Security.Claims;
using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Platform;
using Flowtriq.Server.StatusPages.Pages;
using Flowtriq.Server.StatusPages.Stored;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.StatusPages;

using Changed = Results<Ok<StatusPageDetail>, ValidationProblem, ProblemHttpResult>;

/// <summary>Status pages themselves: everybody sees them, admins edit them. What they tell is <see cref="StoriesApi"/>.</summary>
internal static class StatusPagesApi
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", List).RequireAuthorization(Roles.ReadOnly).WithSummary("Status pages with the state of each");
        api.MapGet("/{number:long}", Find)
            .RequireAuthorization(Roles.ReadOnly)
            .WithSummary("One status page with what it tells now");
        api.MapGet("/{number:long}/preview", PreviewAsync)
            .RequireAuthorization(Roles.ReadOnly)
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .WithSummary("The page as the public reads it, published or not");
        api.MapPost("/", CreateAsync).RequireAuthorization(Roles.Admin).WithSummary("Makes a status page");
        api.MapPut("/{number:long}", ReplaceAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Changes a status page and its components");
        api.MapDelete("/{number:long}", RemoveAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Removes a status page with its history and subscribers");
        api.MapPut("/{number:long}/logo", PutLogoAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Keeps a logo; the body is the picture");
        api.MapDelete("/{number:long}/logo", RemoveLogoAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Removes the logo");
    }

    private static Ok<StatusPageSummary[]> List(StatusViews views) => TypedResults.Ok(views.All());

    private static Results<Ok<StatusPageDetail>, ProblemHttpResult> Find(long number, StatusViews views) =>
        views.Find(number) is { } page ? TypedResults.Ok(page) : Unknown(number);

    /// <summary>The page as the public reads it, or would if it were published.</summary>
    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> PreviewAsync(
        long number,
        PublicReader reader,
        StatusHtml html
    ) =>
        reader.Preview(number) is { } status
            ? TypedResults.Content(await html.StatusAsync(status), "text/html; charset=utf-8")
            : Unknown(number);

    private static Task<Changed> CreateAsync(
        StatusPageBody body,
        StatusDesk desk,
        StatusViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.CreateAsync(user.DisplayName(), body, cancel), views);

    private static Task<Changed> ReplaceAsync(
        long number,
        StatusPageBody body,
        StatusDesk desk,
        StatusViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.ReplaceAsync(user.DisplayName(), number, body, cancel), views);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long number,
        StatusDesk desk,
        CancellationToken cancel
    ) => await desk.RemoveAsync(number, cancel) is EditResult<long>.Done ? TypedResults.NoContent() : Unknown(number);

    /// <summary>The body is the picture itself: PNG, JPEG or WebP, at most 100 kB.</summary>
    private static async Task<Changed> PutLogoAsync(
        long number,
        HttpRequest request,
        StatusDesk desk,
        StatusViews views,
        CancellationToken cancel
    )
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancel);
        return Logo.TryRead(file.ToArray(), out var logo)
            ? await StatusAnswers.OfAsync(desk.PutLogoAsync(number, logo, cancel), views)
            : Refusals.Invalid("logo", "A logo is a PNG, JPEG or WebP picture of at most 100 kB.");
    }

    private static Task<Changed> RemoveLogoAsync(
        long number,
        StatusDesk desk,
        StatusViews views,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.PutLogoAsync(number, null, cancel), views);

    private static ProblemHttpResult Unknown(long number) => Refusals.NotFound($"There is no status page {number}.");
}
