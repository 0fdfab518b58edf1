using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.StatusPages;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;
using IncidentEvent = Flowtriq.Core.Incidents.IncidentEvent;

namespace Flowtriq.Server.Tests.StatusPages;

/// <summary>A running server with a published status page over two POPs, and an attack whose course the test decides.</summary>
internal sealed class PublicSite : IAsyncDisposable
{
    private Observation? attack;
    private ulong sequence;

    private PublicSite(RunningServer server, ManualTime time, HttpClient admin, JsonElement page)
    {
        Server = server;
        Time = time;
        Admin = admin;
        Page = page;
        Public = new HttpClient { BaseAddress = server.Address };
    }

    internal RunningServer Server { get; }

    internal ManualTime Time { get; }

    internal HttpClient Admin { get; }

    /// <summary>Somebody without a session and without a header of ours.</summary>
    internal HttpClient Public { get; }

    internal JsonElement Page { get; }

    internal long Number => Page.GetProperty("number").GetInt64();

    internal string Key(int component) => Page.GetProperty("components")[component].GetProperty("key").GetString()!;

    internal static object Body(string slug = "isp", bool published = true) =>
        new
        {
            name = "Example Net",
            slug,
            description = "How our network is.",
            published,
            delayMinutes = 2,
            threshold = "low",
            components = new[]
            {
                new
                {
                    name = "Internet access Frankfurt",
                    scope = "pop",
                    members = new[] { "ZX7" },
                },
                new
                {
                    name = "Internet access Amsterdam",
                    scope = "node",
                    members = new[] { "edge-ams-77" },
                },
            },
        };

    internal static async Task<PublicSite> StartAsync()
    {
        var time = new ManualTime();
        var server = await RunningServer.StartAsync(time);
        server.AddNode("edge-fra-77", "ZX7");
        server.AddNode("edge-ams-77", "AMS");
        var admin = await server.BrowserAsync(Role.Admin);
        var page = await admin.OkAsync(HttpMethod.Post, "/status-pages", Body());
        return new PublicSite(server, time, admin, page);
    }

    /// <summary>A proxy on the server's machine says that the public has this address from now on.</summary>
    internal void ComesFrom(string address)
    {
        Public.DefaultRequestHeaders.Remove("X-Forwarded-For");
        Public.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    /// <summary>Time passes, and the page is looked after.</summary>
    internal async Task PassAsync(TimeSpan span)
    {
        Time.Now += span;
        await LookAsync();
    }

    internal Task LookAsync() => Server.Get<StatusRun>().StepAsync(default);

    internal Task BeginAttackAsync() => SayAsync(Seen.By(new NodeId("edge-fra-77"), Time.Now));

    internal Task SubsideAsync() => SayAsync(attack! with { Phase = ObservationPhase.Updated, Subsiding = true });

    internal Task EndAttackAsync() =>
        SayAsync(Seen.By(new NodeId("edge-fra-77"), Time.Now, id: attack!.Id, phase: ObservationPhase.Closed));

    /// <summary>A level of the ladder comes into force.</summary>
    internal Task MitigateAsync() =>
        Server
            .Get<IncidentPipeline>()
            .ChangeAsync(
                (_, now) =>
                {
                    var incident = Server.Get<IncidentBoard>().Active.Single();
                    IncidentEvent[] events =
                    [
                        new IncidentEvent.Mitigated(
                            now,
                            MitigationNews.InForce,
                            2,
                            InForce: true,
                            "protect-everything",
                            "FlowSpec rule on edge-router-9"
                        ),
                    ];
                    return [new IncidentChange(incident.With(events), events)];
                },
                default
            );

    internal async Task<JsonElement> StatusAsync() => await Public.GetFromJsonAsync<JsonElement>("/s/isp?format=json");

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        Admin.Dispose();
        await Server.DisposeAsync();
    }

    private async Task SayAsync(Observation observation)
    {
        attack = observation;
        await Server
            .Get<IncidentPipeline>()
            .AcceptAsync(observation.Node, new EventIdentity("test", ++sequence), observation, default);
        await LookAsync();
    }
}
