using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.Tokens;

/// <summary>Programs with tokens.</summary>
internal static class TokenBrowser
{
    /// <summary>The secret of a new token of whoever is signed in.</summary>
    internal static async Task<string> MakeTokenAsync(this HttpClient owner, params string[] scopes)
    {
        using var answer = await owner.PostAsJsonAsync("/api/v1/tokens", new { name = "a program", scopes });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text).GetProperty("secret").GetString()!;
    }

    /// <summary>A program that sends the token and nothing else.</summary>
    internal static HttpClient Program(this RunningServer server, string token)
    {
        var program = server.Browser();
        program.DefaultRequestHeaders.Remove("X-Flowtriq");
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }
}
