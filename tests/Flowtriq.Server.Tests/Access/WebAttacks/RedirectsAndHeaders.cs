using System.Net;
using System.Net.Http.Json;

namespace Flowtriq.Server.Tests.Access.WebAttacks;

/// <summary>Open redirects and the injection of headers.</summary>
public sealed class RedirectsAndHeaders(AttackedServer attacked) : IClassFixture<AttackedServer>
{
    [Fact]
    public async Task No_address_sends_a_browser_to_another_site()
    {
        string[] targets =
        [
            "//evil.example",
            "//evil.example/%2e%2e",
            "/\\evil.example",
            "/%5cevil.example",
            "/%2f%2fevil.example",
            "/login?back=https://evil.example",
            "/login?back=//evil.example",
            "/?next=https://evil.example",
            "/assets//evil.example/",
            "/install//evil.example",
            "/api/v1/session?returnUrl=https://evil.example",
            "http://evil.example/",
        ];
        foreach (var target in targets)
        {
            var head = Head(await attacked.GetRawAsync(target));
            Assert.DoesNotContain("location:", head, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_line_end_in_an_address_or_a_query_adds_no_header()
    {
        string[] targets =
        [
            "/%0d%0aSet-Cookie:%20flowtriq=1",
            "/api/v1/incidents?q=x%0d%0aSet-Cookie:%20flowtriq=1",
            "/api/v1/nodes/x%0d%0aSet-Cookie:%20flowtriq=1",
            "/login?back=%0d%0aSet-Cookie:%20flowtriq=1",
            "/api/v1/incidents?format=csv%0d%0aSet-Cookie:%20flowtriq=1",
        ];
        foreach (var target in targets)
        {
            var head = Head(await attacked.GetRawAsync(target));
            Assert.DoesNotContain("set-cookie", head, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Names_with_line_ends_do_not_reach_a_file_or_are_refused()
    {
        using var answer = await attacked.Admin.PostAsJsonAsync(
            "/api/v1/tokens",
            new { name = "x\r\nSet-Cookie: a=b", scopes = new[] { "read" } }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_forged_host_is_not_repeated()
    {
        foreach (var path in new[] { "/", "/api/v1/setup", "/login", "/api/v1/nothing" })
        {
            var answer = await attacked.RawAsync(
                $"GET {path} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n"
            );
            Assert.DoesNotContain("evil.example", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_smuggled_second_request_is_refused_with_the_first()
    {
        var answer = await attacked.RawAsync(
            $"POST /api/v1/session HTTP/1.1\r\nHost: {attacked.Server.Address.Authority}\r\nX-Flowtriq: console\r\n"
                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n"
        );
        Assert.DoesNotContain("\"status\":\"ok\"", answer, StringComparison.Ordinal);
    }

    private static string Head(string answer) => answer.Split("\r\n\r\n")[0];
}
