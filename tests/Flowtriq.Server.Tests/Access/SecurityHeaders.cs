using System.Net.Http.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access;

public sealed class SecurityHeaders
{
    [Fact]
    public async Task Are_on_every_answer()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        foreach (var path in new[] { "/", "/api/v1/setup", "/api/v1/incidents", "/api/v1/nothing", "/health" })
            await CheckAsync(browser, path);
    }

    private static async Task CheckAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Where_people_come_by_https_the_cookie_and_the_browser_keep_to_it()
    {
        await using var server = await RunningServer.StartAsync(change: static options =>
            options with
            {
                PublicUrl = "https://flowtriq.isp.example",
            }
        );
        (await server.BrowserAsync(Role.Admin)).Dispose();
        using var browser = server.Browser();
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/session",
            new { email = "admin@isp.example", password = RunningServer.Password }
        );
        Assert.Contains("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains(
            "max-age=",
            Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")),
            StringComparison.Ordinal
        );
    }
}
