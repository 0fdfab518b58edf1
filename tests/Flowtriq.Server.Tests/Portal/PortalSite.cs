using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Portal.Contacts;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Portal;

/// <summary>A server with two customers, each under attack, and the login of the first.</summary>
internal sealed class PortalSite : IAsyncDisposable
{
    internal const string Mine = "192.0.2.7/32";
    internal const string Foreign = "198.51.100.9/32";
    private readonly Dictionary<string, Observation> seen = [];
    private ulong sequence;

    private PortalSite(RunningServer server, ManualTime time, HttpClient admin, HttpClient customer)
    {
        Server = server;
        Time = time;
        Admin = admin;
        Customer = customer;
    }

    internal RunningServer Server { get; }

    internal ManualTime Time { get; }

    internal HttpClient Admin { get; }

    /// <summary>The browser of somebody at Acme.</summary>
    internal HttpClient Customer { get; }

    internal static async Task<PortalSite> StartAsync()
    {
        var time = new ManualTime();
        var server = await RunningServer.StartAsync(time);
        server.AddNode("edge-fra-77");
        var admin = await server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/customers", Body("Acme", "192.0.2.0/24", "noc@acme.example"));
        await admin.OkAsync(HttpMethod.Post, "/customers", Body("Rival", "198.51.100.0/24", "noc@rival.example"));
        var site = new PortalSite(server, time, admin, await server.BrowserAsync(Role.Customer));
        await site.AttackAsync(Foreign);
        await site.AttackAsync(Mine);
        return site;
    }

    internal static object Body(string name, string prefix, string contact) =>
        new
        {
            name,
            prefixes = new[] { prefix },
            contacts = new[] { contact },
        };

    internal Task AttackAsync(string target)
    {
        seen[target] = Seen.By(new NodeId("edge-fra-77"), Time.Now, target);
        return SayAsync(seen[target]);
    }

    internal Task EndAsync(string target) =>
        SayAsync(Seen.By(new NodeId("edge-fra-77"), Time.Now, target, seen[target].Id, phase: ObservationPhase.Closed));

    internal Task TellAsync() => Server.Get<ContactRun>().StepAsync(default);

    /// <summary>Mail is set up with a server that nobody runs, so that all mail stays in the outbox.</summary>
    internal Task SetUpMailAsync() =>
        Admin.OkAsync(
            HttpMethod.Put,
            "/mail",
            new
            {
                host = "nowhere.invalid",
                port = 25,
                startTls = false,
                sender = "noc@isp.example",
            }
        );

    /// <summary>Recipients and subjects of mail on its way, oldest first.</summary>
    internal IReadOnlyList<string> Letters()
    {
        using var connection = Server.Get<Database>().Read();
        return [.. connection.Query<string>("SELECT recipient || ' ' || subject FROM mail_outbox ORDER BY number")];
    }

    public async ValueTask DisposeAsync()
    {
        Customer.Dispose();
        Admin.Dispose();
        await Server.DisposeAsync();
    }

    private Task SayAsync(Observation observation) =>
        Server
            .Get<IncidentPipeline>()
            .AcceptAsync(observation.Node, new EventIdentity("test", ++sequence), observation, default);
}
