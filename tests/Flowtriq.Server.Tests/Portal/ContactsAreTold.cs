using System.Net;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Portal;

/// <summary>Contacts of customers, what they choose, and the mail they get.</summary>
public sealed class ContactsAreTold
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_customer_edits_its_own_contacts()
    {
        await using var site = await PortalSite.StartAsync();
        object[] contacts =
        [
            new
            {
                email = "boss@acme.example",
                opened = false,
                mitigated = true,
                resolved = true,
            },
        ];
        await site.Customer.OkAsync(HttpMethod.Put, "/portal/contacts", new { contacts });
        var me = await site.Customer.OkAsync(HttpMethod.Get, "/portal");
        var contact = Assert.Single(me.GetProperty("contacts").EnumerateArray());
        Assert.False(contact.GetProperty("opened").GetBoolean());
        Assert.True(contact.GetProperty("mitigated").GetBoolean());

        var acme = await site.Admin.OkAsync(HttpMethod.Get, "/customers/1");
        Assert.Equal(["boss@acme.example"], acme.GetProperty("contacts").Texts());
        Assert.Equal(["192.0.2.0/24"], acme.GetProperty("prefixes").Texts());
        var rival = await site.Admin.OkAsync(HttpMethod.Get, "/customers/2");
        Assert.Equal(["noc@rival.example"], rival.GetProperty("contacts").Texts());

        Assert.Equal(
            ["contacts[0]: is not an e-mail address"],
            await site.Customer.RefusedAsync(
                HttpStatusCode.BadRequest,
                HttpMethod.Put,
                "/portal/contacts",
                new { contacts = new[] { new { email = "nobody" } } }
            )
        );
    }

    [Fact]
    public async Task Each_contact_gets_what_it_chose_once_and_only_about_its_own()
    {
        await using var site = await PortalSite.StartAsync();
        await site.SetUpMailAsync();
        object[] contacts = [new { email = "noc@acme.example" }, new { email = "end@acme.example", opened = false }];
        await site.Customer.OkAsync(HttpMethod.Put, "/portal/contacts", new { contacts });
        await site.TellAsync();
        Assert.Empty(site.Letters());

        site.Time.Now += Minute;
        await site.TellAsync();
        await site.TellAsync();
        Assert.Equal(
            [
                "noc@rival.example [ISP] Attack detected: 198.51.100.9/32 (INC-1)",
                "noc@acme.example [ISP] Attack detected: 192.0.2.7/32 (INC-2)",
            ],
            site.Letters()
        );

        await site.EndAsync(PortalSite.Mine);
        await site.Server.StopAsync();
        await site.Server.StartAgainAsync();
        await site.TellAsync();
        await site.TellAsync();
        Assert.Equal(
            [
                "noc@acme.example [ISP] Attack is over: 192.0.2.7/32 (INC-2)",
                "end@acme.example [ISP] Attack is over: 192.0.2.7/32 (INC-2)",
            ],
            site.Letters().Skip(2)
        );
    }

    [Fact]
    public async Task Nobody_is_told_while_there_is_no_mail_nor_of_what_is_over_by_then()
    {
        await using var site = await PortalSite.StartAsync();
        site.Time.Now += Minute;
        await site.TellAsync();
        await site.EndAsync(PortalSite.Mine);
        await site.SetUpMailAsync();
        await site.TellAsync();
        Assert.Equal(["noc@rival.example [ISP] Attack detected: 198.51.100.9/32 (INC-1)"], site.Letters());
    }
}
