using System.Net;
using System.Net.Http.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Flowtriq.Server.Tests.Access;

public sealed class EveryEndpoint
{
    private static readonly string[] Order = [Roles.Admin, Roles.Analyst, Roles.ReadOnly, Roles.Watch];

    [Fact]
    public async Task Names_the_role_it_needs_or_says_that_it_needs_none()
    {
        await using var server = await RunningServer.StartAsync();
        var offenders = Endpoints(server)
            .Where(static e =>
                e.Metadata.GetMetadata<IAllowAnonymous>() is null
                && e.Metadata.GetOrderedMetadata<IAuthorizeData>().All(static a => !Order.Contains(a.Policy))
            )
            .Select(static e => e.DisplayName);
        Assert.Empty(offenders);
    }

    [Fact]
    public async Task Without_a_role_is_one_of_a_short_list()
    {
        await using var server = await RunningServer.StartAsync();
        var open = Endpoints(server)
            .Where(static e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(static e => e.RoutePattern.RawText!.TrimStart('/'))
            .Where(static path =>
                !path.StartsWith("assets/", StringComparison.Ordinal) && !path.Contains('.', StringComparison.Ordinal)
            )
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "api/v1/session",
                "api/v1/setup",
                "api/{**rest}",
                "health",
                "metrics",
                "openapi/{documentName}.json",
                "{*path:file}",
                "{*path:nonfile}",
            ],
            open.Concat(["openapi/{documentName}.json"]).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(Role.ReadOnly)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Admin)]
    public async Task Lets_in_exactly_the_roles_that_include_its_own(Role role)
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await server.BrowserAsync(role);
        var mine = Array.IndexOf(Order, char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..]);
        foreach (var (method, path, needed) in Guarded(server))
        {
            using var request = new HttpRequestMessage(method, path) { Content = BodyFor(method) };
            using var answer = await browser.SendAsync(request);
            var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
            Assert.True(refused == mine > Array.IndexOf(Order, needed), $"{role} {method} {path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task With_a_role_refuses_a_stranger()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        foreach (var (method, path, _) in Guarded(server))
        {
            using var request = new HttpRequestMessage(method, path) { Content = BodyFor(method) };
            using var answer = await browser.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    private static List<(HttpMethod Method, string Path, string Policy)> Guarded(RunningServer server) =>
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

    private static string Path(RoutePattern pattern) =>
        "/"
        + string.Join(
            '/',
            pattern.PathSegments.Select(static s =>
                s.Parts[0] switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternParameterPart { Name: "id", ParameterPolicies.Count: > 0 } => Guid.Empty.ToString(),
                    RoutePatternParameterPart { Name: "number" } => "1",
                    _ => "x",
                }
            )
        );

    private static JsonContent? BodyFor(HttpMethod method) =>
        method == HttpMethod.Post || method == HttpMethod.Patch || method == HttpMethod.Put
            ? JsonContent.Create(new { })
            : null;

    private static IEnumerable<RouteEndpoint> Endpoints(RunningServer server) =>
        server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
