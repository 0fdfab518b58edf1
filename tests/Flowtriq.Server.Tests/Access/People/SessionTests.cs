using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Live;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Live;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.People;

public sealed class SessionTests
{
    [Fact]
    public async Task A_person_sees_where_the_account_is_used_and_signs_out_what_is_not_the_own()
    {
        await using var server = await RunningServer.StartAsync();
        using var here = await server.BrowserAsync(Role.Analyst);
        using var lost = await server.BrowserAsync(Role.Analyst);
        using var other = await server.BrowserAsync(Role.ReadOnly);
        var sessions = (await here.OkAsync(HttpMethod.Get, "/profile")).GetProperty("sessions");
        Assert.Equal(2, sessions.GetArrayLength());
        var foreign = sessions.EnumerateArray().Single(static s => !s.GetProperty("current").GetBoolean());
        var path = $"/profile/sessions/{foreign.GetProperty("number").GetInt64()}";

        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync(HttpMethod.Delete, path));
        Assert.Equal(HttpStatusCode.OK, await lost.StatusAsync(HttpMethod.Get, "/session"));
        Assert.Equal(HttpStatusCode.NoContent, await here.StatusAsync(HttpMethod.Delete, path));
        Assert.Equal(HttpStatusCode.Unauthorized, await lost.StatusAsync(HttpMethod.Get, "/session"));
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync(HttpMethod.Get, "/session"));
    }

    [Fact]
    public async Task Another_password_ends_every_session_but_the_own()
    {
        await using var server = await RunningServer.StartAsync();
        using var here = await server.BrowserAsync(Role.Analyst);
        using var lost = await server.BrowserAsync(Role.Analyst);
        var wrong = new { current = "not my password", password = Team.Chosen };
        Assert.Equal(
            ["current: This is not your password."],
            await here.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/profile/password", wrong)
        );
        var weak = new { current = RunningServer.Password, password = "password1234" };
        await here.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/profile/password", weak);
        Assert.Equal(HttpStatusCode.OK, await lost.StatusAsync(HttpMethod.Get, "/session"));

        var good = new { current = RunningServer.Password, password = Team.Chosen };
        Assert.Equal(HttpStatusCode.NoContent, await here.StatusAsync(HttpMethod.Post, "/profile/password", good));
        Assert.Equal(HttpStatusCode.Unauthorized, await lost.StatusAsync(HttpMethod.Get, "/session"));
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync(HttpMethod.Get, "/session"));
        using var browser = server.Browser();
        const string Email = "Analyst@isp.example";
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.SignInAsync(Email, RunningServer.Password));
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(Email, Team.Chosen));
    }

    [Fact]
    public async Task Signing_in_makes_a_new_key_and_ends_what_the_browser_had()
    {
        await using var server = await RunningServer.StartAsync();
        var cookies = new CookieContainer();
        using var browser = await server.BrowserAsync(Role.Analyst, cookies);
        var first = cookies.GetCookieHeader(server.Address);
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync("Analyst@isp.example", RunningServer.Password));
        Assert.NotEqual(first, cookies.GetCookieHeader(server.Address));
        var profile = await browser.OkAsync(HttpMethod.Get, "/profile");
        Assert.Equal(1, profile.GetProperty("sessions").GetArrayLength());
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out_and_after_two_idle_weeks()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        var cookies = new CookieContainer();
        using var browser = await server.BrowserAsync(Role.Analyst, cookies);
        using var thief = server.Browser(Copy(cookies, server.Address));
        Assert.Equal(HttpStatusCode.OK, await thief.StatusAsync(HttpMethod.Get, "/session"));
        Assert.Equal(HttpStatusCode.NoContent, await browser.StatusAsync(HttpMethod.Delete, "/session"));
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync(HttpMethod.Get, "/session"));

        using var idle = await server.BrowserAsync(Role.ReadOnly);
        time.Now += TimeSpan.FromDays(13);
        Assert.Equal(HttpStatusCode.OK, await idle.StatusAsync(HttpMethod.Get, "/session"));
        time.Now += TimeSpan.FromDays(15);
        Assert.Equal(HttpStatusCode.Unauthorized, await idle.StatusAsync(HttpMethod.Get, "/session"));
    }

    [Fact]
    public async Task What_is_shown_live_ends_with_the_session_and_with_the_role_it_was_opened_in()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        var connections = server.Get<LiveConnections>();
        var cookies = new CookieContainer();
        using var browser = await server.BrowserAsync(Role.Analyst, cookies);
        using var hub = await HubSocket.ConnectAsync(browser, cookies);
        await hub.InvokeAsync("Join", "overview");
        Assert.Null(await hub.CompletionAsync());
        server.Get<LiveSweep>().Run();
        Assert.Single(connections.Groups("overview"));

        var number = (await admin.MemberAsync("Analyst@isp.example")).GetProperty("number").GetInt64();
        await admin.StatusAsync(HttpMethod.Put, $"/members/{number}", new { role = "readOnly" });
        server.Get<LiveSweep>().Run();
        await Soon.TrueAsync(() => connections.Groups("overview").Count == 0);

        using var again = await HubSocket.ConnectAsync(browser, cookies);
        await again.InvokeAsync("Join", "overview");
        Assert.Null(await again.CompletionAsync());
        await browser.StatusAsync(HttpMethod.Delete, "/session");
        server.Get<LiveSweep>().Run();
        await Soon.TrueAsync(() => connections.Groups("overview").Count == 0);
    }

    private static CookieContainer Copy(CookieContainer cookies, Uri address)
    {
        var copy = new CookieContainer();
        foreach (Cookie cookie in cookies.GetCookies(address))
            copy.Add(address, new Cookie(cookie.Name, cookie.Value));
        return copy;
    }
}
