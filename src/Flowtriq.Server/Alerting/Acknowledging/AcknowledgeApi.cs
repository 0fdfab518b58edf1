using System.Text;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Pipeline;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Alerting.Acknowledging;

/// <summary>
/// Takes an incident by a link from a message. Opening the link only shows a page with a button: programs that look at
/// every link in a mail take nothing. The signed link is the permission, so there is no session and nothing to forge.
/// </summary>
internal static class AcknowledgeApi
{
    internal static void MapAcknowledge(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/ack").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(NotKeptAsync);
        links.MapGet("/{token}", Ask);
        links.MapPost("/{token}", TakeAsync);
    }

    private static ValueTask<object?> NotKeptAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static ContentHttpResult Ask(string token, AcknowledgeLinks links, IncidentFinder incidents) =>
        links.Read(token) is not { } link || incidents.Find(link.Incident) is not { } incident ? Invalid(links)
        : incident.State == IncidentState.Resolved
            ? Page(AcknowledgePage.Say($"{incident.Id} is over", incident, links.Console))
        : incident.AcknowledgedAt is not null
            ? Page(AcknowledgePage.Say($"{incident.Id} was taken by {incident.Owner}", incident, links.Console))
        : Page(AcknowledgePage.Ask(incident, links.Console));

    private static async Task<IResult> TakeAsync(
        string token,
        AcknowledgeLinks links,
        IncidentFinder incidents,
        IncidentPipeline pipeline,
        Recipients recipients,
        CancellationToken cancel
    )
    {
        if (links.Read(token) is not { } link)
            return Invalid(links);
        var by =
            Recipients.MailOf(link.Way) is { } member && recipients.Person(member) is { } person
                ? person.Name
                : $"a link in {recipients.Name(link.Way)}";
        var result = await pipeline.CommandAsync(
            link.Incident,
            (incident, now) =>
                incident.AcknowledgedAt is null ? incident.Acknowledge(by, now) : new CommandResult.Accepted([]),
            cancel
        );
        return result is null || incidents.Find(link.Incident) is not { } after
            ? Invalid(links)
            : Page(
                AcknowledgePage.Say(
                    after.State == IncidentState.Resolved
                        ? $"{after.Id} is over"
                        : $"{after.Id} is taken by {after.Owner}",
                    after,
                    links.Console
                )
            );
    }

    private static ContentHttpResult Invalid(AcknowledgeLinks links) =>
        Page(
            AcknowledgePage.Say("This link is not valid any more", null, links.Console),
            StatusCodes.Status404NotFound
        );

    private static ContentHttpResult Page(string html, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(html, "text/html; charset=utf-8", Encoding.UTF8, status);
}
