using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.Authorization;

namespace Flowtriq.Server.Tests.Access;

public sealed class EveryEndpoint
{
    /// <summary>The policies, with the roles each lets in.</summary>
    private static readonly Dictionary<string, Role[]> Admitted = new(StringComparer.Ordinal)
    {
        [Roles.Admin] = [Role.Admin],
        [Roles.Analyst] = [Role.Admin, Role.Analyst],
        [Roles.ReadOnly] = [Role.Admin, Role.Analyst, Role.ReadOnly],
        [Roles.Watch] = [Role.Admin, Role.Analyst, Role.ReadOnly],
        [Roles.Member] = [Role.Admin, Role.Analyst, Role.ReadOnly, Role.Customer],
        [Roles.Customer] = [Role.Customer],
    };

    [Fact]
    public async Task Names_the_role_it_needs_or_says_that_it_needs_none()
    {
        await using var server = await RunningServer.StartAsync();
        var offenders = Guarded
            .Endpoints(server)
            .Where(static e =>
                e.Metadata.GetMetadata<IAllowAnonymous>() is null
                && e.Metadata.GetOrderedMetadata<IAuthorizeData>()
                    .All(static a => a.Policy is null || !Admitted.ContainsKey(a.Policy))
            )
            .Select(static e => e.DisplayName);
        Assert.Empty(offenders);
    }

    [Fact]
    public async Task Without_a_role_is_one_of_a_short_list()
    {
        await using var server = await RunningServer.StartAsync();
        var open = Guarded
            .Endpoints(server)
            .Where(static e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(static e => e.RoutePattern.RawText!.TrimStart('/'))
            .Where(static path =>
                path.StartsWith("install", StringComparison.Ordinal)
                || (
                    !path.StartsWith("assets/", StringComparison.Ordinal)
                    && !path.Contains('.', StringComparison.Ordinal)
                )
            )
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "ack/{token}",
                "api/v1/invited/{token}/",
                "api/v1/password-resets/",
                "api/v1/password-resets/{token}",
                "api/v1/session",
                "api/v1/setup",
                "api/v1/sign-in",
                "api/v1/sign-in/provider/",
                "api/v1/sign-in/provider/return",
                "api/{**rest}",
                "health",
                "install.sh",
                "install/{version}/{architecture}/ftagent",
                "install/{version}/{architecture}/ftagent.deb",
                "metrics",
                "openapi/{documentName}.json",
                "s/{slug}/",
                "s/{slug}/confirm/{token}",
                "s/{slug}/incidents/{number:long}",
                "s/{slug}/leave/{token}",
                "s/{slug}/logo",
                "s/{slug}/rss",
                "s/{slug}/subscribe",
                "share/{token}",
                "w/{**rest}",
                "{*path:file}",
                "{*path:nonfile}",
            ],
            open.Concat(["openapi/{documentName}.json"]).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(Role.Customer)]
    [InlineData(Role.ReadOnly)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Admin)]
    public async Task Lets_in_exactly_the_roles_that_include_its_own(Role role)
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await server.BrowserAsync(role);
        foreach (var (method, path, needed) in Guarded.Of(server))
        {
            using var request = new HttpRequestMessage(method, path) { Content = Guarded.BodyFor(method) };
            using var answer = await browser.SendAsync(request);
            var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
            Assert.True(refused != Admitted[needed].Contains(role), $"{role} {method} {path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task With_a_role_refuses_a_stranger()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        foreach (var (method, path, _) in Guarded.Of(server))
        {
            using var request = new HttpRequestMessage(method, path) { Content = Guarded.BodyFor(method) };
            using var answer = await browser.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }
}
