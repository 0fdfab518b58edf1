using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.People;

/// <summary>Steps that tests of people have in common.</summary>
internal static class Team
{
    internal const string Chosen = "seven purple walruses";

    /// <summary>Invites and returns the token of the link.</summary>
    internal static async Task<string> InviteAsync(
        this HttpClient admin,
        string email,
        string role,
        long? customer = null,
        int days = 7
    )
    {
        var made = await admin.OkAsync(
            HttpMethod.Post,
            "/invitations",
            new
            {
                email,
                role,
                customer,
                days,
            }
        );
        return made.GetProperty("url").GetString()!.Split("/invite/")[1];
    }

    /// <summary>The browser of a person who accepted the invitation.</summary>
    internal static async Task<HttpClient> AcceptAsync(this RunningServer server, string token, string name)
    {
        var browser = server.Browser();
        await browser.OkAsync(HttpMethod.Post, $"/invited/{token}", new { name, password = Chosen });
        return browser;
    }

    /// <summary>A customer of the mitigation rules; returns its number.</summary>
    internal static async Task<long> CustomerAsync(this HttpClient admin, string name, string prefix)
    {
        var customer = await admin.OkAsync(
            HttpMethod.Post,
            "/customers",
            new
            {
                name,
                prefixes = new[] { prefix },
                contacts = Array.Empty<string>(),
            }
        );
        return customer.GetProperty("number").GetInt64();
    }

    internal static async Task<JsonElement> MemberAsync(this HttpClient admin, string email)
    {
        var members = await admin.GetFromJsonAsync<JsonElement>("/api/v1/members");
        return members.EnumerateArray().Single(m => m.GetProperty("email").GetString() == email);
    }

    internal static async Task<HttpStatusCode> SignInAsync(
        this HttpClient browser,
        string email,
        string password,
        string? code = null
    )
    {
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/session",
            new
            {
                email,
                password,
                code,
            }
        );
        return answer.StatusCode;
    }

    internal static async Task<HttpStatusCode> StatusAsync(
        this HttpClient browser,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var answer = await browser.SendAsync(method, path, body);
        return answer.StatusCode;
    }

    internal static Task<HttpClient> AdminAsync(this RunningServer server) => server.BrowserAsync(Role.Admin);
}
