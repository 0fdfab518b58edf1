using System.Net;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Mitigation.Ladder;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.People;

public sealed class MemberTests
{
    [Fact]
    public async Task A_changed_role_holds_from_the_next_request_on()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        using var bea = await server.AcceptAsync(await admin.InviteAsync("bea@isp.example", "readOnly"), "Bea");
        Assert.Equal(HttpStatusCode.Forbidden, await bea.StatusAsync(HttpMethod.Get, "/members"));

        var number = (await admin.MemberAsync("bea@isp.example")).GetProperty("number").GetInt64();
        Assert.Equal(
            HttpStatusCode.NoContent,
            await admin.StatusAsync(HttpMethod.Put, $"/members/{number}", new { role = "admin" })
        );
        Assert.Equal(HttpStatusCode.OK, await bea.StatusAsync(HttpMethod.Get, "/members"));

        await admin.StatusAsync(HttpMethod.Put, $"/members/{number}", new { role = "analyst" });
        Assert.Equal(HttpStatusCode.Forbidden, await bea.StatusAsync(HttpMethod.Get, "/members"));
    }

    [Fact]
    public async Task Who_is_removed_is_out_at_once_and_may_be_invited_again()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        using var bea = await server.AcceptAsync(await admin.InviteAsync("bea@isp.example", "analyst"), "Bea");
        Assert.Equal(HttpStatusCode.OK, await bea.StatusAsync(HttpMethod.Get, "/incidents"));

        var number = (await admin.MemberAsync("bea@isp.example")).GetProperty("number").GetInt64();
        Assert.Equal(HttpStatusCode.NoContent, await admin.StatusAsync(HttpMethod.Delete, $"/members/{number}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await bea.StatusAsync(HttpMethod.Get, "/incidents"));
        using var stranger = server.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.SignInAsync("bea@isp.example", Team.Chosen));

        using var again = await server.AcceptAsync(await admin.InviteAsync("bea@isp.example", "readOnly"), "Bea");
        Assert.Equal(HttpStatusCode.OK, await again.StatusAsync(HttpMethod.Get, "/incidents"));
        var anew = (await admin.MemberAsync("bea@isp.example")).GetProperty("number").GetInt64();
        Assert.NotEqual(number, anew);
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        await using var server = await RunningServer.StartAsync();
        using var founder = await server.FounderAsync();
        var self = await founder.MemberAsync("founder@isp.example");
        Assert.True(self.GetProperty("yourself").GetBoolean());
        var path = $"/members/{self.GetProperty("number").GetInt64()}";
        string[] only = ["This is the only admin; make somebody else one before."];
        Assert.Equal(only, await founder.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, path));
        Assert.Equal(
            only,
            await founder.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, path, new { role = "analyst" })
        );

        using var second = await server.AcceptAsync(await founder.InviteAsync("bea@isp.example", "admin"), "Bea");
        Assert.Equal(
            HttpStatusCode.NoContent,
            await founder.StatusAsync(HttpMethod.Put, path, new { role = "analyst" })
        );
    }

    [Fact]
    public async Task A_customer_without_a_customer_is_refused_and_so_is_an_analyst_with_one()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        using var bea = await server.AcceptAsync(await admin.InviteAsync("bea@isp.example", "analyst"), "Bea");
        var number = (await admin.MemberAsync("bea@isp.example")).GetProperty("number").GetInt64();
        foreach (object body in new object[] { new { role = "customer" }, new { role = "analyst", customer = 1 } })
            await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"/members/{number}", body);
    }

    [Fact]
    public async Task Two_people_who_were_invited_agree_to_what_takes_two()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var admin = await site.Server.AdminAsync();
        using var ann = await site.Server.AcceptAsync(await admin.InviteAsync("ann@isp.example", "analyst"), "Ann");
        using var bea = await site.Server.AcceptAsync(await admin.InviteAsync("bea@isp.example", "analyst"), "Bea");
        var asked = await ann.OkAsync(
            HttpMethod.Post,
            "/mitigations",
            new
            {
                level = "blackhole",
                target = "203.0.113.0/24",
                reason = "all of it",
            }
        );
        var number = asked[0].GetProperty("number").GetInt64();
        Assert.Equal("proposed", asked[0].GetProperty("state").GetString());
        await ann.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"/mitigations/{number}/approve");
        Assert.Empty(site.Router.Held);

        var agreed = await bea.OkAsync(HttpMethod.Post, $"/mitigations/{number}/approve");
        Assert.Equal(["Ann", "Bea"], agreed[0].GetProperty("approvedBy").Texts());
        await site.HoldsAsync(1);
    }
}
