using System.Net;
using System.Net.Http.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Access.Tokens;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.WebAttacks;

/// <summary>Session fixation, replay of what was signed out, and people who do not belong to the workspace.</summary>
public sealed class StolenAndPlantedSessions
{
    private const string Name = "flowtriq";

    [Fact]
    public async Task A_planted_cookie_does_not_become_the_session_of_who_signs_in_with_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var attacker = new HandledCookies(server);
        using (await server.BrowserAsync(Role.Analyst, attacker.Jar)) { }
        var planted = attacker.Cookie;

        using var victim = new HandledCookies(server) { Cookie = planted };
        using (await server.BrowserAsync(Role.Admin, victim.Jar)) { }
        Assert.NotEqual(planted, victim.Cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, await attacker.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await victim.StatusAsync());
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_its_owner_signed_out()
    {
        await using var server = await RunningServer.StartAsync();
        using var owner = new HandledCookies(server);
        using var browser = await server.BrowserAsync(Role.Admin, owner.Jar);
        using var thief = new HandledCookies(server) { Cookie = owner.Cookie };
        Assert.Equal(HttpStatusCode.OK, await thief.StatusAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync());
    }

    [Fact]
    public async Task A_cookie_with_one_changed_character_opens_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        using var owner = new HandledCookies(server);
        using (await server.BrowserAsync(Role.Admin, owner.Jar)) { }
        var middle = owner.Cookie.Length / 2;
        var other = owner.Cookie[middle] == 'A' ? 'B' : 'A';
        using var forger = new HandledCookies(server)
        {
            Cookie = owner.Cookie[..middle] + other + owner.Cookie[(middle + 1)..],
        };
        Assert.Equal(HttpStatusCode.Unauthorized, await forger.StatusAsync());
    }

    [Fact]
    public async Task A_person_without_a_membership_here_is_nobody_with_session_password_or_token()
    {
        await using var server = await RunningServer.StartAsync();
        using var jar = new HandledCookies(server);
        using var browser = await server.BrowserAsync(Role.Analyst, jar.Jar);
        using var program = server.Program(await browser.MakeTokenAsync("read"));
        await server
            .Get<Database>()
            .WriteAsync(static tx => tx.Execute("DELETE FROM membership WHERE role = 'Analyst'"), default);

        Assert.Equal(HttpStatusCode.Unauthorized, await jar.StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/incidents")).StatusCode);
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/session",
            new { email = "analyst@isp.example", password = RunningServer.Password }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    /// <summary>A browser whose cookie the test sees and sets.</summary>
    private sealed class HandledCookies(RunningServer server) : IDisposable
    {
        private readonly Uri address = server.Address;
        private readonly HttpClient plain = new(new SocketsHttpHandler { UseCookies = false });

        internal CookieContainer Jar { get; } = new();

        internal string Cookie
        {
            get => Jar.GetCookies(address)[Name]!.Value;
            init => Jar.Add(address, new Cookie(Name, value));
        }

        internal async Task<HttpStatusCode> StatusAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/api/v1/incidents"));
            request.Headers.Add("Cookie", $"{Name}={Cookie}");
            using var answer = await plain.SendAsync(request);
            return answer.StatusCode;
        }

        public void Dispose() => plain.Dispose();
    }
}
