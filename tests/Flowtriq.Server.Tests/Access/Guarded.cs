using System.Net.Http.Json;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Flowtriq.Server.Tests.Access;

/// <summary>The endpoints of a running server as a test calls them.</summary>
internal static class Guarded
{
    internal static IEnumerable<RouteEndpoint> Endpoints(RunningServer server) =>
        server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Every one of the API that needs a role, with the policy that names it.</summary>
    internal static List<(HttpMethod Method, string Path, string Policy)> Of(RunningServer server) =>
        [
            .. from endpoint in Endpoints(server)
            where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            where endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
            let policy = endpoint
                .Metadata.GetOrderedMetadata<IAuthorizeData>()
                .Select(static a => a.Policy)
                .Last(static p => p is not null)
            select (new HttpMethod(method), Path(endpoint.RoutePattern), policy),
        ];

    /// <summary>Those that change something.</summary>
    internal static List<(HttpMethod Method, string Path)> Changing(RunningServer server) =>
        [.. Of(server).Where(static one => one.Method != HttpMethod.Get).Select(static one => (one.Method, one.Path))];

    internal static JsonContent? BodyFor(HttpMethod method) =>
        method == HttpMethod.Post || method == HttpMethod.Patch || method == HttpMethod.Put
            ? JsonContent.Create(new { })
            : null;

    private static string Path(RoutePattern pattern) =>
        "/"
        + string.Join(
            '/',
            pattern.PathSegments.Select(static s =>
                s.Parts[0] switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternParameterPart parameter => Value(parameter),
                    _ => "x",
                }
            )
        );

    // What its constraint lets through, so that the endpoint is reached.
    private static string Value(RoutePatternParameterPart parameter) =>
        parameter switch
        {
            _ when parameter.ParameterPolicies.Any(static policy => policy.Content == "guid") => Guid.Empty.ToString(),
            _ when parameter.ParameterPolicies.Any(static policy => policy.Content is "int" or "long") => "1",
            { Name: "number" } => "1",
            _ => "x",
        };
}
