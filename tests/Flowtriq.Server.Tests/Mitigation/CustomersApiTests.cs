using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

public sealed class CustomersApiTests
{
    private static readonly object Acme = new
    {
        name = "Acme",
        prefixes = new[] { "203.0.113.0/24", "2001:db8:9::/48" },
        contacts = new[] { "noc@acme.example" },
    };

    [Fact]
    public async Task A_customer_is_made_changed_and_removed_and_the_rule_book_follows()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var book = server.Get<RuleBook>();
        var made = await admin.OkAsync(HttpMethod.Post, "/customers", Acme);
        var path = $"/customers/{made.GetProperty("number").GetInt64()}";
        Assert.Equal("Acme", Assert.Single(book.Current.Customers.All).Name);
        Assert.Equal(["203.0.113.0/24", "2001:db8:9::/48"], made.GetProperty("prefixes").Texts());
        Assert.Equal(made.GetProperty("prefixes").Texts(), made.GetProperty("outsideOwn").Texts());
        Assert.Equal("monitor only", made.GetProperty("effectivePolicy").GetString());

        await admin.OkAsync(HttpMethod.Put, path, new { name = "Acme Ltd", prefixes = new[] { "198.51.100.0/24" } });
        Assert.Equal("Acme Ltd", Assert.Single(book.Current.Customers.All).Name);
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        var listed = Assert.Single((await reader.OkAsync(HttpMethod.Get, "/customers")).EnumerateArray());
        Assert.Equal(["198.51.100.0/24"], listed.GetProperty("prefixes").Texts());
        Assert.Equal("Admin", listed.GetProperty("changedBy").GetString());

        await admin.OkAsync(HttpMethod.Delete, path);
        Assert.Empty(book.Current.Customers.All);
        Assert.Contains(
            "no customer",
            Assert.Single(await admin.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, path))
        );
    }

    [Fact]
    public async Task A_prefix_has_one_owner_but_a_part_of_it_may_have_another()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/customers", Acme);
        Assert.Equal(
            ["prefixes[1]: already belongs to Acme"],
            await admin.RefusedAsync(
                HttpStatusCode.BadRequest,
                HttpMethod.Post,
                "/customers",
                new { name = "Beta", prefixes = new[] { "203.0.113.0/28", "203.0.113.0/24" } }
            )
        );
        await admin.OkAsync(
            HttpMethod.Post,
            "/customers",
            new { name = "Beta", prefixes = new[] { "203.0.113.0/28" } }
        );
        Assert.Equal(2, server.Get<RuleBook>().Current.Customers.All.Count);
    }

    [Fact]
    public async Task Everything_wrong_is_named_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var faults = await admin.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            "/customers",
            new
            {
                name = " ",
                prefixes = new[] { "203.0.113.5/24", "0.0.0.0/0", "198.51.100.0/24", "198.51.100.0/24" },
                contacts = new[] { "noc" },
                policy = "nothing",
            }
        );
        Assert.Equal(
            ["name", "prefixes[0]", "prefixes[1]", "prefixes[3]", "contacts[0]", "policy"],
            faults.Select(static fault => fault.Split(':')[0])
        );
    }

    [Fact]
    public async Task What_happens_on_its_addresses_now_is_counted()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/customers", new { name = "Web", prefixes = new[] { "192.0.2.0/24" } });
        var seen = Seen.By(server.AddNode("edge-1"), TimeProvider.System.GetUtcNow());
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, seen);
        var customer = Assert.Single((await admin.OkAsync(HttpMethod.Get, "/customers")).EnumerateArray());
        Assert.Equal(1, customer.GetProperty("activeIncidents").GetInt32());
    }

    [Fact]
    public async Task A_file_is_taken_in_whole_or_not_at_all()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/customers", Acme);
        Assert.Equal(
            [
                "line 2: 203.0.113.0/24 already belongs to Acme",
                "line 3: \"x\" is not a prefix, or has bits beyond its length",
                "line 4: there is no policy called nothing",
            ],
            await admin.RefusedAsync(
                HttpStatusCode.BadRequest,
                HttpMethod.Post,
                "/customers/import",
                "name,prefixes,contacts,policy\nBeta,203.0.113.0/24,,\nGamma,x,,\nDelta,198.51.100.0/24,,nothing\n"
            )
        );
        Assert.Single(server.Get<RuleBook>().Current.Customers.All);

        const string file =
            "name,prefixes,contacts\nacme,203.0.113.0/25 2001:db8:9::/48,noc@acme.example\nBeta,203.0.113.0/24,\n";
        var preview = await admin.OkAsync(HttpMethod.Post, "/customers/import?preview=true", file);
        Assert.False(preview.GetProperty("applied").GetBoolean());
        Assert.Single(server.Get<RuleBook>().Current.Customers.All);
        var done = await admin.OkAsync(HttpMethod.Post, "/customers/import", file);
        Assert.Equal(
            ["changed", "created"],
            done.GetProperty("customers").EnumerateArray().Select(static c => c.GetProperty("change").GetString())
        );
        Assert.Equal(preview.GetProperty("customers").GetRawText(), done.GetProperty("customers").GetRawText());
        Assert.Equal(["203.0.113.0/25"], done.GetProperty("customers")[0].GetProperty("added").Texts());
        Assert.Equal(["203.0.113.0/24"], done.GetProperty("customers")[0].GetProperty("removed").Texts());
    }

    [Fact]
    public async Task What_is_exported_is_read_back_unchanged()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/customers", Acme);
        await admin.OkAsync(
            HttpMethod.Post,
            "/customers",
            new
            {
                name = "# \"Odd\", Inc.",
                prefixes = new[] { "198.51.100.0/24" },
                policy = "monitor only",
            }
        );
        var text = await admin.GetStringAsync("/api/v1/customers/export");
        var again = await admin.OkAsync(HttpMethod.Post, "/customers/import", text);
        Assert.Equal(
            ["unchanged", "unchanged"],
            again.GetProperty("customers").EnumerateArray().Select(static c => c.GetProperty("change").GetString())
        );
    }
}
