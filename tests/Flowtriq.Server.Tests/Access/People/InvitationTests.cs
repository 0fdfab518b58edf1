using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.People;

public sealed class InvitationTests
{
    [Fact]
    public async Task The_link_works_once_and_makes_a_member_of_the_role()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        var token = await admin.InviteAsync("bea@isp.example", "analyst");

        using var stranger = server.Browser();
        var shown = await stranger.OkAsync(HttpMethod.Get, $"/invited/{token}");
        Assert.Equal("bea@isp.example", shown.GetProperty("email").GetString());
        Assert.Equal("Admin", shown.GetProperty("invitedBy").GetString());

        using var bea = await server.AcceptAsync(token, "Bea");
        var session = await bea.OkAsync(HttpMethod.Get, "/session");
        Assert.Equal("analyst", session.GetProperty("role").GetString());
        Assert.Equal("Bea", session.GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Get, $"/invited/{token}"));
        var again = new { name = "Eve", password = Team.Chosen };
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Post, $"/invited/{token}", again));
        Assert.Equal(HttpStatusCode.OK, await stranger.SignInAsync("BEA@isp.example", Team.Chosen));
        Assert.Empty((await admin.OkAsync(HttpMethod.Get, "/invitations")).EnumerateArray());
    }

    [Fact]
    public async Task Two_who_open_the_link_at_once_make_one_member()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        var token = await admin.InviteAsync("bea@isp.example", "admin");
        using var stranger = server.Browser();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    stranger.StatusAsync(
                        HttpMethod.Post,
                        $"/invited/{token}",
                        new { name = $"Number {i}", password = Team.Chosen }
                    )
                )
        );
        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(static status => status == HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task It_ends_with_its_time_when_it_is_withdrawn_and_when_another_replaces_it()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.AdminAsync();
        using var stranger = server.Browser();

        var old = await admin.InviteAsync("bea@isp.example", "analyst", days: 1);
        time.Now += TimeSpan.FromDays(1.1);
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Get, $"/invited/{old}"));
        var listed = (await admin.OkAsync(HttpMethod.Get, "/invitations"))[0];
        Assert.True(listed.GetProperty("expired").GetBoolean());

        var replaced = await admin.InviteAsync("bea@isp.example", "analyst");
        var current = await admin.InviteAsync("Bea@isp.example", "readOnly");
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Get, $"/invited/{replaced}"));
        Assert.Equal(HttpStatusCode.OK, await stranger.StatusAsync(HttpMethod.Get, $"/invited/{current}"));

        var number = (await admin.OkAsync(HttpMethod.Get, "/invitations"))[0].GetProperty("number").GetInt64();
        Assert.Equal(HttpStatusCode.NoContent, await admin.StatusAsync(HttpMethod.Delete, $"/invitations/{number}"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Get, $"/invited/{current}"));
    }

    [Fact]
    public async Task The_link_is_stored_only_as_a_hash()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        var token = await admin.InviteAsync("bea@isp.example", "analyst");
        var listed = await admin.GetStringAsync("/api/v1/invitations");
        await server.StopAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(server.Folder, "flowtriq.db"));
        Assert.Contains("bea@isp.example", file, StringComparison.Ordinal);
        Assert.DoesNotContain(token, file, StringComparison.Ordinal);
        Assert.DoesNotContain(token, listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_with_it_is_reported_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        var faults = await admin.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            "/invitations",
            new
            {
                email = "nobody",
                role = "customer",
                customer = 99,
                days = 0,
            }
        );
        Assert.Equal(
            [
                "email: This is not an e-mail address.",
                "customer: There is no customer 99.",
                "days: A link works for 1 to 30 days.",
            ],
            faults
        );
        await admin.RefusedAsync(
            HttpStatusCode.Conflict,
            HttpMethod.Post,
            "/invitations",
            new { email = "founder@isp.example", role = "analyst" }
        );
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_link_stays_good()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        var token = await admin.InviteAsync("bea.summers@isp.example", "analyst");
        using var stranger = server.Browser();
        var faults = await stranger.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            $"/invited/{token}",
            new { name = "Bea Summers", password = "bea.summers1999" }
        );
        Assert.Equal(["password: The password must not be made of the name or the e-mail address."], faults);
        Assert.Equal(HttpStatusCode.OK, await stranger.StatusAsync(HttpMethod.Get, $"/invited/{token}"));
    }

    [Fact]
    public async Task A_customer_is_bound_to_its_number_and_reaches_nothing_but_its_own_session()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        var number = await admin.CustomerAsync("Customer X", "192.0.2.0/24");
        using var customer = await server.AcceptAsync(
            await admin.InviteAsync("x@customer.example", "customer", number),
            "Xavier"
        );
        var session = await customer.OkAsync(HttpMethod.Get, "/session");
        Assert.Equal("customer", session.GetProperty("role").GetString());
        Assert.Equal(number, session.GetProperty("customer").GetInt64());
        foreach (var path in new[] { "/incidents", "/overview", "/customers", "/nodes", "/members" })
            Assert.Equal(HttpStatusCode.Forbidden, await customer.StatusAsync(HttpMethod.Get, path));
        var listed = await admin.MemberAsync("x@customer.example");
        Assert.Equal("Customer X", listed.GetProperty("customerName").GetString());
    }
}
