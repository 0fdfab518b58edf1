using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.People;

/// <summary>Signing in with an OpenID Connect provider that runs on loopback.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private RunningServer server = null!;
    private RunningProvider provider = null!;
    private HttpClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        provider = await RunningProvider.StartAsync();
        admin = await server.AdminAsync();
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await provider.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_member_comes_in_by_the_verified_address_and_is_known_by_subject_from_then_on()
    {
        await SetUpAsync();
        using var bea = await server.AcceptAsync(await admin.InviteAsync("bea@isp.example", "analyst"), "Bea");
        using var browser = server.Browser();
        Assert.Equal("/incidents?state=open", await VisitAsync(browser, "/incidents?state=open"));
        var session = await browser.OkAsync(HttpMethod.Get, "/session");
        Assert.Equal("bea@isp.example", session.GetProperty("email").GetString());
        Assert.Equal("analyst", session.GetProperty("role").GetString());
        Assert.Equal("S256", provider.Asked!["code_challenge_method"]);
        Assert.Contains("openid", provider.Asked["scope"].ToString(), StringComparison.Ordinal);
        var log = await admin.OkAsync(HttpMethod.Get, "/audit?person=Bea&object=provider");
        Assert.NotEqual(0, log.GetProperty("total").GetInt32());

        provider.Person["email"] = "bea.married@isp.example";
        using var later = server.Browser();
        Assert.Equal("/", await VisitAsync(later));
        Assert.Equal(
            "bea@isp.example",
            (await later.OkAsync(HttpMethod.Get, "/session")).GetProperty("email").GetString()
        );
    }

    [Fact]
    public async Task A_stranger_needs_an_invitation_and_gets_its_role()
    {
        await SetUpAsync(new { value = "noc", role = "admin" });
        provider.Person["groups"] = new JsonArray("noc");
        using var browser = server.Browser();
        Assert.Equal("/login?provider=stranger", await VisitAsync(browser));
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync(HttpMethod.Get, "/session"));

        await admin.InviteAsync("bea@isp.example", "readOnly");
        Assert.Equal("/", await VisitAsync(browser));
        var session = await browser.OkAsync(HttpMethod.Get, "/session");
        Assert.Equal("readOnly", session.GetProperty("role").GetString());
        Assert.False((await browser.OkAsync(HttpMethod.Get, "/profile")).GetProperty("hasPassword").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.SignInAsync("bea@isp.example", ""));
    }

    [Theory]
    [InlineData("4711", "/")]
    [InlineData("somebody else", "/login?provider=stranger")]
    public async Task What_the_token_lacks_is_asked_for_and_believed_of_the_same_subject_alone(
        string subject,
        string end
    )
    {
        await SetUpAsync(invitedOnly: false, "groups", [new { value = "noc", role = "analyst" }]);
        provider.Person.Remove("email");
        provider.UserInfo = new JsonObject
        {
            ["sub"] = subject,
            ["email"] = "bea@isp.example",
            ["email_verified"] = true,
            ["groups"] = new JsonArray("noc"),
        };
        using var browser = server.Browser();
        Assert.Equal(end, await VisitAsync(browser));
        if (end == "/")
        {
            var session = await browser.OkAsync(HttpMethod.Get, "/session");
            Assert.Equal("analyst", session.GetProperty("role").GetString());
        }
    }

    [Fact]
    public async Task The_claim_says_the_role_where_no_invitation_is_needed_and_the_last_admin_stays_one()
    {
        await SetUpAsync(
            invitedOnly: false,
            "realm.roles",
            [new { value = "noc-lead", role = "admin" }, new { value = "noc", role = "analyst" }]
        );
        provider.Person["realm"] = new JsonObject { ["roles"] = new JsonArray("staff", "noc") };
        using var browser = server.Browser();
        Assert.Equal("/", await VisitAsync(browser));
        Assert.Equal("analyst", (await browser.OkAsync(HttpMethod.Get, "/session")).GetProperty("role").GetString());

        provider.Person["realm"] = new JsonObject { ["roles"] = "noc-lead" };
        Assert.Equal("/", await VisitAsync(browser));
        Assert.Equal("admin", (await browser.OkAsync(HttpMethod.Get, "/session")).GetProperty("role").GetString());

        foreach (var email in new[] { "founder@isp.example", "Admin@isp.example" })
        {
            var number = (await browser.MemberAsync(email)).GetProperty("number").GetInt64();
            await browser.StatusAsync(HttpMethod.Delete, $"/members/{number}");
        }

        provider.Person["realm"] = new JsonObject { ["roles"] = "noc" };
        Assert.Equal("/", await VisitAsync(browser));
        Assert.Equal("admin", (await browser.OkAsync(HttpMethod.Get, "/session")).GetProperty("role").GetString());

        provider.Person = new JsonObject
        {
            ["sub"] = "4712",
            ["email"] = "eve@isp.example",
            ["email_verified"] = true,
        };
        using var stranger = server.Browser();
        Assert.Equal("/login?provider=stranger", await VisitAsync(stranger));
    }

    [Fact]
    public async Task A_token_that_says_something_else_opens_nothing()
    {
        await SetUpAsync();
        await admin.InviteAsync("bea@isp.example", "admin");
        using var browser = server.Browser();
        var lies = new (string Claim, JsonNode Value)[]
        {
            ("iss", "http://127.0.0.1:1"),
            ("aud", "another-client"),
            ("nonce", "another visit"),
            ("exp", 1_700_000_000),
            ("sub", ""),
        };
        foreach (var (claim, value) in lies)
        {
            provider.Forge = claims => claims[claim] = value.DeepClone();
            Assert.Equal((claim, "/login?provider=failed"), (claim, await VisitAsync(browser)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync(HttpMethod.Get, "/session"));
        provider.Forge = static _ => { };
        Assert.Equal("/", await VisitAsync(browser));
    }

    [Fact]
    public async Task A_token_of_a_foreign_key_or_none_opens_nothing_and_an_unverified_address_is_nobodys()
    {
        await SetUpAsync();
        await admin.InviteAsync("bea@isp.example", "admin");
        using var browser = server.Browser();
        provider.ForeignKey = true;
        Assert.Equal("/login?provider=failed", await VisitAsync(browser));
        provider.ForeignKey = false;
        provider.Unsigned = true;
        Assert.Equal("/login?provider=failed", await VisitAsync(browser));
        provider.Unsigned = false;
        provider.Person["email_verified"] = false;
        Assert.Equal("/login?provider=stranger", await VisitAsync(browser));
    }

    [Fact]
    public async Task A_return_that_this_browser_did_not_begin_opens_nothing_and_one_return_is_all_a_visit_has()
    {
        await SetUpAsync();
        await admin.InviteAsync("bea@isp.example", "admin");
        using var attacker = Quiet();
        var stolen = await ReturnAddressAsync(attacker);
        using var victim = Quiet();
        Assert.Equal("/login?provider=failed", await LocationAsync(victim, stolen));
        Assert.Equal("/", await LocationAsync(attacker, stolen));
        Assert.Equal("/login?provider=failed", await LocationAsync(attacker, stolen));
    }

    [Fact]
    public async Task No_foreign_page_follows_a_sign_in()
    {
        await SetUpAsync();
        await admin.InviteAsync("bea@isp.example", "admin");
        using var browser = server.Browser();
        foreach (var back in new[] { "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example" })
            Assert.Equal((back, "/"), (back, await VisitAsync(browser, back)));
    }

    [Fact]
    public async Task Settings_are_checked_and_the_secret_is_never_repeated()
    {
        var faults = await admin.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Put,
            "/identity-provider",
            new
            {
                name = "",
                issuer = "http://id.example",
                clientId = "",
                roles = new[] { new { value = "x", role = "customer" } },
            }
        );
        Assert.Equal(
            ["name", "issuer", "clientId", "roles"],
            faults.Select(static fault => fault[..fault.IndexOf(':', StringComparison.Ordinal)])
        );
        await SetUpAsync();
        await admin.OkAsync(HttpMethod.Put, "/identity-provider", Settings(secret: null));
        var shown = await admin.GetStringAsync("/api/v1/identity-provider");
        Assert.Contains("\"hasSecret\":true", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", shown, StringComparison.Ordinal);
        using var stranger = server.Browser();
        var ways = await stranger.OkAsync(HttpMethod.Get, "/sign-in");
        Assert.Equal("Example ID", ways.GetProperty("provider").GetString());

        Assert.Equal(HttpStatusCode.NoContent, await admin.StatusAsync(HttpMethod.Delete, "/identity-provider"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Get, "/sign-in/provider"));
        await server.StopAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(server.Folder, "flowtriq.db"));
        Assert.DoesNotContain("SECRET", file, StringComparison.Ordinal);
        await server.StartAgainAsync();
    }

    [Fact]
    public async Task A_provider_that_is_away_is_told_at_the_sign_in_page()
    {
        await SetUpAsync();
        await provider.DisposeAsync();
        using var browser = Quiet();
        Assert.Equal("/login?provider=failed", await LocationAsync(browser, "/api/v1/sign-in/provider"));
    }

    private Task<JsonElement> SetUpAsync(params object[] roles) => SetUpAsync(invitedOnly: true, "groups", roles);

    private Task<JsonElement> SetUpAsync(bool invitedOnly, string claim, object[] roles) =>
        admin.OkAsync(
            HttpMethod.Put,
            "/identity-provider",
            Settings(RunningProvider.Secret, invitedOnly, claim, roles)
        );

    private object Settings(string? secret, bool invitedOnly = true, string claim = "groups", object[]? roles = null) =>
        new
        {
            name = "Example ID",
            issuer = provider.Issuer + "/",
            clientId = RunningProvider.Client,
            clientSecret = secret,
            claim,
            roles = roles ?? [],
            invitedOnly,
        };

    /// <summary>Goes to the provider and back as a browser does; returns where that ends.</summary>
    private static async Task<string> VisitAsync(HttpClient browser, string? back = null)
    {
        var path = back is null ? "" : $"?back={Uri.EscapeDataString(back)}";
        using var answer = await browser.GetAsync($"/api/v1/sign-in/provider{path}");
        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    private HttpClient Quiet() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };

    private static async Task<string> ReturnAddressAsync(HttpClient browser)
    {
        var there = await LocationAsync(browser, "/api/v1/sign-in/provider");
        return await LocationAsync(browser, there);
    }

    private static async Task<string> LocationAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return answer.Headers.Location!.ToString();
    }
}
