using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Access;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access;

public sealed class SetUpAndSignIn
{
    [Fact]
    public async Task The_link_works_once_and_signs_in()
    {
        await using var server = await RunningServer.StartAsync();
        var token = await TokenAsync(server);
        using var browser = server.Browser();
        Assert.True((await GetAsync(browser, "/api/v1/setup")).GetProperty("needed").GetBoolean());

        Assert.Equal(HttpStatusCode.Forbidden, await SetUpAsync(browser, new string('0', token.Length)));
        Assert.Equal(HttpStatusCode.OK, await SetUpAsync(browser, token));
        var session = await GetAsync(browser, "/api/v1/session");
        Assert.Equal("admin", session.GetProperty("role").GetString());
        Assert.Equal("An ISP", session.GetProperty("workspace").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await SetUpAsync(browser, token));
        Assert.False((await GetAsync(browser, "/api/v1/setup")).GetProperty("needed").GetBoolean());
    }

    [Fact]
    public async Task Everything_wrong_is_reported_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/setup",
            new
            {
                token = await TokenAsync(server),
                workspace = "",
                name = " ",
                email = "no address",
                password = "short",
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["workspace", "name", "email", "password"], errors.EnumerateObject().Select(static e => e.Name));
    }

    [Fact]
    public async Task The_console_address_is_printed_first_and_the_link_is_stored_only_as_a_hash()
    {
        await using var server = await RunningServer.StartAsync();
        using var output = new StringWriter();
        await server.Get<ReadyNotice>().PrintAsync("http://127.0.0.1:8080", output, default);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Console: http://127.0.0.1:8080/", lines[0]);
        var token = lines[1].Split("token=")[1];
        await server.StopAsync();
        Assert.DoesNotContain(
            token,
            await File.ReadAllTextAsync(Path.Combine(server.Folder, "flowtriq.db")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Guessing_locks_the_member_out_even_with_the_right_password()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        (await server.BrowserAsync(Role.Analyst)).Dispose();
        var signIn = server.Get<SignIn>();
        const string Email = "Analyst@isp.example";
        for (var i = 0; i < 8; i++)
            Assert.IsType<SignInOutcome.Refused>(await signIn.TryAsync(Email, "guess", null, default));
        Assert.IsType<SignInOutcome.Refused>(await signIn.TryAsync(Email, RunningServer.Password, null, default));
        time.Now += TimeSpan.FromMinutes(6);
        Assert.IsType<SignInOutcome.In>(await signIn.TryAsync(Email, RunningServer.Password, null, default));
    }

    [Fact]
    public async Task A_changing_request_without_the_header_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await server.BrowserAsync(Role.Admin);
        browser.DefaultRequestHeaders.Remove("X-Flowtriq");
        using var answer = await browser.PostAsync("/api/v1/wall-links", null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var server = await RunningServer.StartAsync();
        (await server.BrowserAsync(Role.Admin)).Dispose();
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var browser = new HttpClient(handler) { BaseAddress = server.Address };
        browser.DefaultRequestHeaders.Add("X-Flowtriq", "console");
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/session",
            new { email = "admin@isp.example", password = RunningServer.Password }
        );
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains(
            "frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wall_link_shows_the_overview_and_nothing_else_and_survives_a_restart()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var made = await admin.PostAsync("/api/v1/wall-links", null);
        var url = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!;
        var token = url.Split("token=")[1];

        await server.StopAsync();
        await server.StartAgainAsync();
        using var wall = server.Browser();
        Assert.Equal(HttpStatusCode.OK, (await wall.GetAsync($"/api/v1/overview?token={token}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await wall.GetAsync($"/api/v1/incidents?token={token}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await wall.GetAsync($"/api/v1/overview?token={token}x")).StatusCode);
    }

    private static async Task<string> TokenAsync(RunningServer server) =>
        await server.Get<SetupLink>().RenewAsync(default);

    private static async Task<HttpStatusCode> SetUpAsync(HttpClient browser, string token)
    {
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/setup",
            new
            {
                token,
                workspace = "An ISP",
                name = "Ann",
                email = "ann@isp.example",
                password = RunningServer.Password,
            }
        );
        return answer.StatusCode;
    }

    private static Task<JsonElement> GetAsync(HttpClient browser, string path) =>
        browser.GetFromJsonAsync<JsonElement>(path);
}
