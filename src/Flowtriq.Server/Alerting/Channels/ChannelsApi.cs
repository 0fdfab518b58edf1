using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Channels: analysts see them, admins configure and try them.</summary>
internal static class ChannelsApi
{
    internal static void MapChannels(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/channels").WithTags("channels");
        api.MapGet("", All).RequireAuthorization(Roles.Analyst);
        api.MapGet("/{number:long}", Find).RequireAuthorization(Roles.Analyst);
        api.MapPost("", AddAsync).RequireAuthorization(Roles.Admin);
        api.MapPut("/{number:long}", ReplaceAsync).RequireAuthorization(Roles.Admin);
        api.MapDelete("/{number:long}", RemoveAsync).RequireAuthorization(Roles.Admin);
        api.MapPost("/{number:long}/test", TestAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<AlertChannel[]> All(ChannelViews views) => TypedResults.Ok(views.All());

    private static Results<Ok<AlertChannel>, ProblemHttpResult> Find(long number, ChannelViews views) =>
        views.Find(number) is { } channel ? TypedResults.Ok(channel) : Unknown();

    private static async Task<Results<Ok<AlertChannel>, ValidationProblem, ProblemHttpResult>> AddAsync(
        ChannelRequest request,
        ChannelCheck check,
        ChannelStore store,
        ChannelViews views,
        HttpContext context,
        ILogger<ChannelStore> log,
        CancellationToken cancel
    )
    {
        var errors = check.Errors(request, new ChannelSecrets());
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var (change, number) = await store.AddAsync(request, context.User.DisplayName(), cancel);
        if (change != ChannelChange.Done || views.Find(number) is not { } channel)
            return Refusal(change);
        ChannelLog.Configured(log, request.Name, "added", context.User.DisplayName());
        context.Audit($"channel {channel.Name}: added", null, channel);
        return TypedResults.Ok(channel);
    }

    private static async Task<Results<Ok<AlertChannel>, ValidationProblem, ProblemHttpResult>> ReplaceAsync(
        long number,
        ChannelRequest request,
        ChannelCheck check,
        ChannelStore store,
        ChannelViews views,
        HttpContext context,
        ILogger<ChannelStore> log,
        CancellationToken cancel
    )
    {
        var (before, shown) = (store.Find(number)?.Setup, views.Find(number));
        if (before is not null && before.Kind != request.Kind)
            return Refusal(ChannelChange.OtherKind);
        var errors = check.Errors(request, before?.Secrets ?? new ChannelSecrets());
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var change = await store.ReplaceAsync(number, request, context.User.DisplayName(), cancel);
        if (change != ChannelChange.Done || views.Find(number) is not { } channel)
            return Refusal(change);
        ChannelLog.Configured(log, request.Name, "changed", context.User.DisplayName());
        context.Audit($"channel {channel.Name}: changed", shown, channel);
        return TypedResults.Ok(channel);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long number,
        ChannelStore store,
        ChannelViews views,
        HttpContext context,
        ILogger<ChannelStore> log,
        CancellationToken cancel
    )
    {
        var before = views.Find(number);
        if (!await store.RemoveAsync(number, cancel) || before is null)
            return Unknown();
        ChannelLog.Configured(log, before.Name, "removed", context.User.DisplayName());
        context.Audit($"channel {before.Name}: removed", before);
        return TypedResults.NoContent();
    }

    /// <summary>Sends a test message, also through a channel that is switched off.</summary>
    private static async Task<Results<Ok<SendTest>, ProblemHttpResult>> TestAsync(
        long number,
        ChannelStore store,
        ChannelSender sender,
        WorkspaceName workspace,
        ServerOptions options,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        if (store.Find(number) is null)
            return Unknown();
        var now = time.GetUtcNow();
        var alert = new Alert
        {
            Key = $"test-{Guid.CreateVersion7(now):n}",
            Kind = AlertKind.Test,
            Incident = 0,
            Severity = Severity.Low,
            At = now,
            Onset = now,
            Detected = now,
            Link = options.PublicUrl,
            Workspace = workspace.Now() ?? "Flowtriq",
        };
        var delivery = await sender.SendAsync(number, alert, cancel);
        return TypedResults.Ok(new SendTest(delivery is Delivery.Delivered, delivery.Text));
    }

    private static ProblemHttpResult Unknown() => Refusals.NotFound("There is no such channel.");

    private static Results<Ok<AlertChannel>, ValidationProblem, ProblemHttpResult> Refusal(ChannelChange change) =>
        change switch
        {
            ChannelChange.NameTaken => Refusals.Invalid("name", "Another channel has this name."),
            ChannelChange.Outdated => Refusals.Conflict("Somebody changed this channel since; look at it again."),
            ChannelChange.OtherKind => Refusals.Invalid("kind", "A channel keeps its kind; add another one."),
            ChannelChange.NotFound or ChannelChange.Done or _ => Unknown(),
        };
}
