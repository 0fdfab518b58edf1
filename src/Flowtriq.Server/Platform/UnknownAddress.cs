using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;

namespace Flowtriq.Server.Platform;

/// <summary>
/// Answers requests of the API that reach no endpoint. Routing drops an endpoint that does not take the kind of a request's
/// body as long as anything else matches, and the fallback always does; so it says here what was wrong.
/// </summary>
internal static class UnknownAddress
{
    internal static Task AnswerAsync(HttpContext context)
    {
        // All that there are, made once: a source of routes makes its own anew each time it is asked.
        var all = context.RequestServices.GetRequiredService<EndpointDataSource>();
        return Answer(context.Request, all.Endpoints).ExecuteAsync(context);
    }

    private static ProblemHttpResult Answer(HttpRequest request, IEnumerable<Endpoint> endpoints)
    {
        // Without a body there is no kind that could be wrong, and nothing to look through all endpoints for.
        if (request.ContentType is null)
            return Refusals.NotFound("There is no such address.");
        var taken = endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => IsMeant(endpoint, request))
            .Select(static endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [])
            .Where(types => !types.Contains(Kind(request), StringComparer.OrdinalIgnoreCase))
            .SelectMany(static types => types)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return taken.Count == 0
            ? Refusals.NotFound("There is no such address.")
            : TypedResults.Problem(
                $"Send the body as {string.Join(" or ", taken)}.",
                statusCode: StatusCodes.Status415UnsupportedMediaType
            );
    }

    // Without parameters, as endpoints name it.
    private static string Kind(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var kind) ? kind.MediaType.ToString() : "";

    private static bool IsMeant(RouteEndpoint endpoint, HttpRequest request) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(request.Method) == true
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(request.Path, []);
}
