using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

/// <summary>Calls that every test of the rules makes.</summary>
internal static class RulesBrowser
{
    internal static async Task<JsonElement> OkAsync(
        this HttpClient browser,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var answer = await browser.SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{method} {path}: {answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>The answer's sentence, or its faults as "field: problem".</summary>
    internal static async Task<string[]> RefusedAsync(
        this HttpClient browser,
        HttpStatusCode status,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var answer = await browser.SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{method} {path}: {answer.StatusCode} {text}");
        var problem = JsonElement.Parse(text);
        if (!problem.TryGetProperty("errors", out var errors))
            return [problem.GetProperty("detail").GetString()!];
        return
        [
            .. from field in errors.EnumerateObject()
            from fault in field.Value.EnumerateArray()
            select $"{field.Name}: {fault.GetString()}",
        ];
    }

    internal static Task<HttpResponseMessage> SendAsync(
        this HttpClient browser,
        HttpMethod method,
        string path,
        object? body
    ) =>
        browser.SendAsync(
            new HttpRequestMessage(method, "/api/v1" + path)
            {
                Content = body switch
                {
                    null => null,
                    string csv => new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"),
                    JsonElement json => JsonContent.Create(json),
                    _ => JsonContent.Create(body),
                },
            }
        );

    /// <summary>The workspace's first member; the only admin as long as no test adds another.</summary>
    internal static async Task<HttpClient> FounderAsync(this RunningServer server)
    {
        using (await server.BrowserAsync(Role.ReadOnly)) { }
        var browser = server.Browser();
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/session",
            new { email = "founder@isp.example", password = RunningServer.Password }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }

    internal static string[] Texts(this JsonElement list) =>
        [.. list.EnumerateArray().Select(static e => e.GetString()!)];
}
