using System.Security.Claims;
using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.StatusPages;

using Changed = Results<Ok<StatusPageDetail>, ValidationProblem, ProblemHttpResult>;

/// <summary>What pages tell: analysts begin and edit stories, write updates and announce work.</summary>
internal static class StoriesApi
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{number:long}/stories", BeginAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Tells of a disruption that no incident stands for");
        api.MapPatch("/stories/{number:long}", EditAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Changes the title or impact of a story, hides it, or lets it follow its incident");
        api.MapPost("/stories/{number:long}/updates", SayAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Posts an update of a story");
        api.MapPut("/updates/{number:long}", ReviseAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Changes the words of an update");
        api.MapPost("/{number:long}/maintenance", AnnounceAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Announces maintenance");
        api.MapPut("/maintenance/{number:long}", MaintainAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Changes announced maintenance");
        api.MapDelete("/maintenance/{number:long}", EndAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Takes announced maintenance back");
    }

    private static Task<Changed> BeginAsync(
        long number,
        StatusStoryRequest request,
        StoryDesk desk,
        StatusViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.BeginAsync(user.DisplayName(), number, request, cancel), views);

    private static Task<Changed> EditAsync(
        long number,
        StatusStoryEdit edit,
        StoryDesk desk,
        StatusViews views,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.EditAsync(number, edit, cancel), views);

    private static Task<Changed> SayAsync(
        long number,
        StatusUpdateRequest request,
        StoryDesk desk,
        StatusViews views,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.SayAsync(user.DisplayName(), number, request, cancel), views);

    private static Task<Changed> ReviseAsync(
        long number,
        StatusUpdateEdit edit,
        StoryDesk desk,
        StatusViews views,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.ReviseAsync(number, edit, cancel), views);

    private static Task<Changed> AnnounceAsync(
        long number,
        StatusMaintenanceBody body,
        WorkDesk desk,
        StatusViews views,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.AnnounceAsync(number, body, cancel), views);

    private static Task<Changed> MaintainAsync(
        long number,
        StatusMaintenanceBody body,
        WorkDesk desk,
        StatusViews views,
        CancellationToken cancel
    ) => StatusAnswers.OfAsync(desk.ChangeAsync(number, body, cancel), views);

    private static Task<Changed> EndAsync(long number, WorkDesk desk, StatusViews views, CancellationToken cancel) =>
        StatusAnswers.OfAsync(desk.EndAsync(number, cancel), views);
}
