using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Agent.Uplink;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Access;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Live;
using Flowtriq.Server.Tests.Running;
using Flowtriq.Server.Tests.StatusPages;

namespace Flowtriq.Server.Tests.Workspaces;

public sealed class WorkspacesAreApart
{
    private static readonly Uri Session = new("api/v1/session", UriKind.Relative);

    [Fact]
    public async Task Every_endpoint_refuses_a_member_of_another_workspace()
    {
        await using var site = await Installation.StartAsync();
        var cookies = new CookieContainer();
        using var theirs = await site.FoundAsync("theirs", cookies: cookies);
        using var others = await site.FoundAsync("others", "eve@isp.example");
        var token = await TokenAsync(theirs);
        var cookie = cookies.GetCookies(theirs.BaseAddress!).Single();
        var paths = Guarded.Of(site.Server);
        Assert.True(paths.Count > 200);
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        browser.BaseAddress = site.Server.Address;
        browser.DefaultRequestHeaders.Add("X-Flowtriq", "console");
        foreach (var (into, name) in new[] { ("/w/others", "flowtriq-w-others"), ("", "flowtriq") })
        {
            foreach (var (method, path, _) in paths.Where(one => into.Length == 0 || !IsOfTheServer(one.Path)))
            {
                using var stolen = new HttpRequestMessage(method, into + path) { Content = Guarded.BodyFor(method) };
                // The session's cookie as it came, and under the name that the other workspace reads.
                stolen.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}; {name}={cookie.Value}");
                await RefusedAsync(browser, stolen);
                using var program = new HttpRequestMessage(method, into + path) { Content = Guarded.BodyFor(method) };
                program.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                await RefusedAsync(browser, program);
            }
        }
    }

    [Fact]
    public async Task A_person_of_several_has_a_role_in_each_and_signs_in_and_out_of_each()
    {
        await using var site = await Installation.StartAsync();
        // One browser: its jar holds the sessions of all.
        var jar = new CookieContainer();
        using var home = await site.Server.BrowserAsync(Role.ReadOnly, jar);
        using var b = await site.FoundAsync("isp-b", "ReadOnly@isp.example", jar);
        Assert.Equal("ReadOnly", await RoleAsync(home), ignoreCase: true);
        Assert.Equal("Admin", await RoleAsync(b), ignoreCase: true);
        using var left = await b.DeleteAsync(Session);
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        using var signedOut = await b.GetAsync(Session);
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.StatusCode);
        Assert.Equal("ReadOnly", await RoleAsync(home), ignoreCase: true);
    }

    [Fact]
    public async Task Agents_belong_to_the_workspace_whose_port_they_come_to()
    {
        await using var site = await Installation.StartAsync();
        using var ann = await site.FoundAsync("isp-b");
        var list = await site.Admin.GetFromJsonAsync<JsonElement>("/api/v1/workspaces");
        var port = list[0].GetProperty("agentPort").GetInt32();
        using var answer = await ann.PostAsJsonAsync(
            "api/v1/nodes/tokens",
            new
            {
                name = "edge-b",
                pop = "FRA",
                popName = "",
            }
        );
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var token = made.GetProperty("token").GetString()!;
        using var agent = new LiveAgent();
        Assert.IsType<EnrollmentOutcome.Refused>(agent.Enroll(site.Server.AgentPort, token));
        Assert.IsType<EnrollmentOutcome.Enrolled>(agent.Enroll(port, token));
        Assert.Contains(
            "edge-b",
            await ann.GetStringAsync(new Uri("api/v1/nodes", UriKind.Relative)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("edge-b", await site.Admin.GetStringAsync("/api/v1/nodes"), StringComparison.Ordinal);
        Assert.Contains($":{port}", made.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_hub_of_a_workspace_lets_in_its_own_members_only()
    {
        await using var site = await Installation.StartAsync();
        var cookies = new CookieContainer();
        using var ann = await site.FoundAsync("isp-b", cookies: cookies);
        using var hub = await HubSocket.ConnectAsync(ann, cookies);
        await hub.InvokeAsync("Join", "overview");
        Assert.Null(await hub.CompletionAsync());
        using var refused = await site.Admin.PostAsync("/w/isp-b/hub/live/negotiate?negotiateVersion=1", null);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Public_pages_and_links_stay_under_the_address_of_their_workspace()
    {
        await using var site = await Installation.StartAsync();
        using var ann = await site.FoundAsync("isp-b");
        using var page = await ann.PostAsJsonAsync("api/v1/status-pages", PublicSite.Body("net"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = await ann.GetStringAsync(new Uri("s/net", UriKind.Relative));
        Assert.Contains("href=\"/w/isp-b/s/net/rss\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/s/net", html, StringComparison.Ordinal);
        using var elsewhere = await site.Admin.GetAsync("/s/net");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var answer = await ann.PostAsync(new Uri("api/v1/wall-links", UriKind.Relative), null);
        var wall = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("/w/isp-b/wall?token=", wall.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_no_workspace_is_not_found()
    {
        await using var site = await Installation.StartAsync();
        string[] nowhere =
        [
            "/w/",
            "/w/none",
            "/w/none/api/v1/session",
            "/w/none/../../api/v1/nope",
            "/w/%2e%2e/api/v1/nope",
        ];
        foreach (var path in nowhere)
        {
            using var answer = await site.Admin.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }
    }

    private static bool IsOfTheServer(string path) => path.StartsWith("/api/v1/workspaces", StringComparison.Ordinal);

    private static async Task RefusedAsync(HttpClient browser, HttpRequestMessage request)
    {
        using var answer = await browser.SendAsync(request);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Unauthorized,
            $"{request.Method} {request.RequestUri}: {answer.StatusCode}"
        );
    }

    private static async Task<string> TokenAsync(HttpClient member)
    {
        using var answer = await member.PostAsJsonAsync(
            "api/v1/tokens",
            new { name = "all", scopes = new[] { "admin" } }
        );
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return made.GetProperty("secret").GetString()!;
    }

    private static async Task<string> RoleAsync(HttpClient browser) =>
        (await browser.GetFromJsonAsync<JsonElement>("api/v1/session")).GetProperty("role").GetString()!;
}
