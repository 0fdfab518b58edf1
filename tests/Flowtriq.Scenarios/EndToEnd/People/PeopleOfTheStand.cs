using System.Globalization;
using System.Text.Json;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd.People;

/// <summary>A member of each role, somebody at a customer, and something of everything to look at.</summary>
public sealed class PeopleOfTheStand(Stand stand) : IAsyncLifetime
{
    private const string Password = "seven purple walruses";
    private const string Victim = "203.0.113.98";
    private static readonly TimeSpan CaptureLimit = TimeSpan.FromSeconds(90);

    internal long Customer { get; private set; }

    /// <summary>An incident on the customer's address.</summary>
    internal int Incident { get; private set; }

    /// <summary>An incident with a complete capture.</summary>
    internal int Captured { get; private set; }

    internal long StatusPage { get; private set; }

    internal long Report { get; private set; }

    internal string Node { get; private set; } = "";

    internal Stand Stand => stand;

    internal static Account Of(string role) =>
        role == "admin"
            ? Stand.Admin
            : new("Lab", $"{role} person", $"{role}@example.net".ToLowerInvariant(), Password);

    public async ValueTask InitializeAsync()
    {
        stand.Require();
        var api = stand.Api;
        Customer = Number(
            await api.PostAsync(
                "/api/v1/customers",
                new { name = "Acme Hosting", prefixes = new[] { "203.0.113.96/29" } }
            )
        );
        var file = stand.AttackFile("pkt.TCP.synflood.spoofed.pcap", Victim);
        await using (Replay.Start(stand.Lab["FRA"], file, 50_000, TimeSpan.FromSeconds(3)))
            Incident = (await stand.IncidentAsync(Victim + "/32")).Number;
        Node = (await api.NodesAsync())[0].Id;
        await TellAsync();
        Report = Number(await api.PostAsync("/api/v1/reports", new { kind = "sla", customer = Customer }));
        foreach (var role in new[] { "analyst", "readOnly", "customer" })
            await InviteAsync(role);
        Captured = await CapturedAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task TellAsync()
    {
        var page = await stand.Api.PostAsync(
            "/api/v1/status-pages",
            new
            {
                name = "Example Net",
                slug = "people",
                published = true,
                components = new[]
                {
                    new
                    {
                        name = "Internet access, FRA",
                        scope = "pop",
                        members = new[] { "FRA" },
                    },
                },
            }
        );
        StatusPage = Number(page);
        var component = page.GetProperty("components")[0].GetProperty("key").GetString()!;
        await stand.Api.PostAsync(
            $"/api/v1/status-pages/{StatusPage}/stories",
            new
            {
                title = "Slow connections",
                impact = "partial",
                components = new[] { component },
                text = "We see unusual traffic.",
            }
        );
    }

    private async Task InviteAsync(string role)
    {
        var person = Of(role);
        var invited = await stand.Api.PostAsync(
            "/api/v1/invitations",
            new
            {
                email = person.Email,
                role,
                customer = role == "customer" ? Customer : (long?)null,
                days = 7,
            }
        );
        var token = invited.GetProperty("url").GetString()!.Split("/invite/")[1];
        using var browser = new ConsoleApi(stand.Server.Console);
        await browser.PostAsync($"/api/v1/invited/{token}", new { name = person.Name, password = person.Password });
    }

    private async Task<int> CapturedAsync()
    {
        var found = await Eventually.GetAsync(
            "a complete capture",
            CaptureLimit,
            async () =>
            {
                foreach (var incident in await stand.Api.IncidentsAsync())
                {
                    if ((await stand.Api.CapturesAsync(incident.Number)).Any(static one => one.Complete))
                        return incident.Number.ToString(CultureInfo.InvariantCulture);
                }

                return null;
            }
        );
        return int.Parse(found, CultureInfo.InvariantCulture);
    }

    private static long Number(JsonElement made) => made.GetProperty("number").GetInt64();
}
