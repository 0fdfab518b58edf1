using System.Net;
using System.Text;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access;

/// <summary>What a page of another site could make a signed-in browser send, to every endpoint that changes something.</summary>
public sealed class ForgedRequests
{
    private static readonly string[] Mitigation =
    [
        "/api/v1/customers",
        "/api/v1/policies",
        "/api/v1/safety",
        "/api/v1/mitigations",
        "/api/v1/bgp",
        "/api/v1/scrubbing",
    ];

    [Fact]
    public async Task Without_the_header_are_refused()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        admin.DefaultRequestHeaders.Remove("X-Flowtriq");
        await AllAreRefusedAsync(server, admin, "Send the header", static _ => { });
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task From_another_site_are_refused_although_they_have_it(string header, string value)
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await AllAreRefusedAsync(
            server,
            admin,
            "from a page of another site",
            request => request.Headers.Add(header, value)
        );
    }

    [Fact]
    public async Task From_the_consoles_own_page_pass()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        admin.DefaultRequestHeaders.Add("Origin", $"https://{server.Address.Authority}");
        admin.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await admin.OkAsync(HttpMethod.Put, "/safety/dry-run", new { on = true });
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_not_read()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var large = new string(' ', (1 << 20) + 1) + "{}";
        foreach (
            var path in new[]
            {
                "/customers",
                "/customers/import",
                "/policies/preview",
                "/safety/own-prefixes",
                "/mitigations",
                "/scrubbing/providers",
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path)
            {
                Content = new StringContent(large, Encoding.UTF8, "application/json"),
            };
            // Otherwise the answer races with a connection that the server closes in the middle of the body.
            request.Headers.ExpectContinue = true;
            using var answer = await admin.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.RequestEntityTooLarge, $"{path}: {answer.StatusCode}");
        }
    }

    private static async Task AllAreRefusedAsync(
        RunningServer server,
        HttpClient browser,
        string saying,
        Action<HttpRequestMessage> forge
    )
    {
        var changing = Guarded.Changing(server);
        Assert.All(
            Mitigation,
            area => Assert.Contains(changing, one => one.Path.StartsWith(area, StringComparison.Ordinal))
        );
        foreach (var (method, path) in changing)
        {
            using var request = new HttpRequestMessage(method, path) { Content = Guarded.BodyFor(method) };
            forge(request);
            using var answer = await browser.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{method} {path}: {answer.StatusCode}");
            Assert.Contains(saying, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
