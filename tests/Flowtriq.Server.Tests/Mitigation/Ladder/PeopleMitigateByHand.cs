using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Access;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Requests;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

public sealed class PeopleMitigateByHand
{
    [Fact]
    public async Task A_person_previews_starts_renews_and_withdraws_by_hand()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        var wish = new
        {
            level = "flowSpec",
            target = "192.0.2.9/32",
            match = new { protocols = new[] { "udp" }, sourcePorts = new[] { "53", "1000-2000" } },
            reason = "asked by the customer",
        };
        var preview = await analyst.OkAsync(HttpMethod.Post, "/mitigations/preview", wish);
        var shown = Assert.Single(preview.GetProperty("mitigations").EnumerateArray());
        Assert.True(shown.GetProperty("admitted").GetBoolean());
        Assert.Contains(
            "protocol udp",
            shown.GetProperty("texts").GetProperty("junos").GetString(),
            StringComparison.Ordinal
        );
        Assert.Empty(site.Book.Wanted);

        var started = await analyst.OkAsync(HttpMethod.Post, "/mitigations", wish);
        var number = started[0].GetProperty("number").GetInt64();
        await site.HoldsAsync(1);
        await analyst.OkAsync(HttpMethod.Post, $"/mitigations/{number}/renew", new { ttlMinutes = 90 });
        Assert.Equal(site.Time.Now.AddMinutes(90), site.Book.Find(number)!.Record.Desired.Expires);
        Assert.Equal(1, site.Router.MostArrivals);
        await analyst.OkAsync(HttpMethod.Post, $"/mitigations/{number}/withdraw", new { reason = "" });
        await site.HoldsAsync(0);
        var past = await analyst.OkAsync(HttpMethod.Get, "/mitigations?state=past");
        Assert.Equal(1, past.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_a_person_started_ends_by_itself()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(
            HttpMethod.Post,
            "/mitigations",
            new
            {
                level = "blackhole",
                target = "192.0.2.9/32",
                ttlMinutes = 5,
                reason = "gone",
            }
        );
        await site.HoldsAsync(1);
        site.Time.Now += TimeSpan.FromMinutes(6);
        await site.HoldsAsync(0);
        await Soon.TrueAsync(() => site.Book.Wanted.IsEmpty);
        Assert.Equal(MitigationState.Expired, site.Server.Get<MitigationStore>().Find(1)!.Record.State);
    }

    [Fact]
    public async Task A_black_hole_wider_than_a_host_takes_two_people_and_one_outside_our_space_is_refused()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        var wide = new
        {
            level = "blackhole",
            target = "203.0.113.0/24",
            reason = "all of it",
        };
        var preview = await analyst.OkAsync(HttpMethod.Post, "/mitigations/preview", wide);
        Assert.Equal(2, preview.GetProperty("approvalsNeeded").GetInt32());
        Assert.Equal(
            "takes 254 hosts of Customer X offline",
            preview.GetProperty("blast").GetProperty("words").GetString()
        );
        var started = await analyst.OkAsync(HttpMethod.Post, "/mitigations", wide);
        var number = started[0].GetProperty("number").GetInt64();
        Assert.Equal("proposed", started[0].GetProperty("state").GetString());
        await analyst.RefusedAsync(
            System.Net.HttpStatusCode.Conflict,
            HttpMethod.Post,
            $"/mitigations/{number}/approve"
        );
        Assert.Empty(site.Router.Held);
        using var admin = await site.Server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, $"/mitigations/{number}/approve");
        await site.HoldsAsync(1);

        var refused = await analyst.RefusedAsync(
            System.Net.HttpStatusCode.Conflict,
            HttpMethod.Post,
            "/mitigations",
            new
            {
                level = "blackhole",
                target = "198.51.100.1/32",
                reason = "not ours",
            }
        );
        Assert.Contains("not inside our own prefixes", refused[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_accounts_of_one_name_are_two_people_and_one_account_of_two_names_is_one()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var first = await SignedInAsync(site, "Ann", "ann@isp.example");
        using var second = await SignedInAsync(site, "Ann", "ann.b@isp.example");
        var wide = new
        {
            level = "blackhole",
            target = "203.0.113.0/24",
            reason = "all of it",
        };
        var number = (await first.OkAsync(HttpMethod.Post, "/mitigations", wide))[0].GetProperty("number").GetInt64();
        await first.RefusedAsync(System.Net.HttpStatusCode.Conflict, HttpMethod.Post, $"/mitigations/{number}/approve");
        var agreed = await second.OkAsync(HttpMethod.Post, $"/mitigations/{number}/approve");
        Assert.Equal(["Ann", "Ann"], agreed[0].GetProperty("approvedBy").Texts());
        await site.HoldsAsync(1);

        var entry = site.Book.Find(number)!;
        var asked = entry with
        {
            Record = entry.Record.Renew(
                entry.Record.Desired with
                {
                    Disposition = Disposition.AwaitsApproval,
                    ApprovedBy = [new Approver("ann@isp.example", "Ann")],
                }
            ),
        };
        var (_, refusal) = Votes.Approve(site.Book, asked, new Approver("ann@isp.example", "Anna B."), site.Time.Now);
        Assert.Contains("another person must agree", refusal, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> SignedInAsync(ProtectedServer site, string name, string email)
    {
        var member = Member.New(name, email, Role.Analyst, RunningServer.Password);
        await site.Server.Get<MemberStore>().AddAsync(member, default);
        var browser = site.Server.Browser();
        await browser.OkAsync(HttpMethod.Post, "/session", new { email, password = RunningServer.Password });
        return browser;
    }
}
