using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

/// <summary>A server with own space, a customer on the standard ladder, one node and one router; old enough to act.</summary>
internal sealed class ProtectedServer : IAsyncDisposable
{
    private ulong sequence;

    private ProtectedServer(RunningServer server, ManualTime time) => (Server, Time) = (server, time);

    public RunningServer Server { get; }

    public ManualTime Time { get; }

    public HeldRoutes Router { get; private set; } = new();

    public NodeId Node { get; private set; }

    public MitigationBook Book => Server.Get<MitigationBoard>().Current;

    public Incident Incident => Assert.Single(Server.Get<IncidentBoard>().All);

    public static async Task<ProtectedServer> StartAsync(string preset = "standard ladder")
    {
        var time = new ManualTime();
        var server = await RunningServer.StartAsync(time);
        var made = new ProtectedServer(server, time);
        using (var founder = await server.FounderAsync())
        {
            await founder.OkAsync(HttpMethod.Post, "/safety/own-prefixes", new { prefix = "192.0.2.0/24" });
            await founder.OkAsync(HttpMethod.Post, "/safety/own-prefixes", new { prefix = "203.0.113.0/24" });
            await founder.OkAsync(
                HttpMethod.Post,
                $"/policies/presets/{Uri.EscapeDataString(preset)}",
                new { name = "gold" }
            );
            await founder.OkAsync(
                HttpMethod.Post,
                "/customers",
                new
                {
                    name = "Customer X",
                    prefixes = new[] { "192.0.2.0/24", "203.0.113.0/24" },
                    policy = "gold",
                }
            );
        }

        made.Equip();
        time.Now += TimeSpan.FromSeconds(30);
        return made;
    }

    public async Task StartAgainAsync()
    {
        await Server.StopAsync();
        await Server.StartAgainAsync();
        Router = new HeldRoutes();
        Equip();
    }

    public Task SeeAsync(Observation observation) =>
        ObservationsBecomeIncidents.AcceptAsync(Server, ++sequence, observation);

    public Task DecideAsync() => Server.Get<IncidentPipeline>().ReconsiderAsync(default);

    public Task HoldsAsync(int routes) =>
        Soon.TrueAsync(() => Router.Held.Count == routes, () => $"the router holds {string.Join(" | ", Router.Held)}");

    /// <summary>Waits until every entry that is to be in force was confirmed.</summary>
    public Task ConfirmedAsync(Core.Mitigation.MitigationLevel level) =>
        Soon.TrueAsync(
            () => Book.Wanted.Values.Any(e => e.InForce && e.Record.Desired.Level == level),
            () => string.Join(" | ", Book.Wanted.Values.Select(static e => $"{e.Key}: {e.Record.State}"))
        );

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private void Equip()
    {
        Node = Server.AddNode("edge-1");
        Server.Get<Announcers>().Add(Router);
    }
}
