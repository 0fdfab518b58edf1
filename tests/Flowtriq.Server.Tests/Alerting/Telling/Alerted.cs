using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Alerting.Telling;

/// <summary>A server with webhooks that are told by one route, and what each of them heard.</summary>
internal sealed class Alerted : IAsyncDisposable
{
    private readonly List<FakeReceiver> receivers = [];
    private ulong sequence;

    private Alerted(RunningServer server, ManualTime time, HttpClient founder)
    {
        Server = server;
        Time = time;
        Founder = founder;
    }

    public RunningServer Server { get; }

    public ManualTime Time { get; }

    public HttpClient Founder { get; private set; }

    public static async Task<Alerted> StartAsync(int receivers = 1)
    {
        var time = new ManualTime();
        var server = await RunningServer.StartAsync(time);
        var alerted = new Alerted(server, time, await server.FounderAsync());
        for (var i = 0; i < receivers; i++)
            await alerted.AddReceiverAsync();
        return alerted;
    }

    public FakeReceiver Receiver(int number) => receivers[number - 1];

    /// <summary>A policy with a step for each receiver, five minutes apart, and the route of everything to it.</summary>
    public async Task RouteAllAsync(object? match = null)
    {
        var steps = receivers
            .Select(static (_, i) => new { delaySeconds = i == 0 ? 0 : 300, targets = new[] { $"channel:{i + 1}" } })
            .ToArray();
        var view = await AskAsync(HttpMethod.Post, "/alerting/policies", new { name = "noc", steps });
        var policy = view.GetProperty("policies")[0].GetProperty("number").GetInt64();
        await AskAsync(
            HttpMethod.Post,
            "/alerting/routes",
            new
            {
                name = "all",
                match = match ?? new { },
                policy,
            }
        );
    }

    public Task<JsonElement> AskAsync(HttpMethod method, string path, object? body = null) =>
        Founder.OkAsync(method, path, body);

    /// <summary>A node sees an attack; returns the observation.</summary>
    public async Task<Observation> AttackAsync(string target = "192.0.2.7/32", string node = "edge-1")
    {
        var seen = Seen.By(Server.AddNode(node), Time.Now, target);
        await ObservationsBecomeIncidents.AcceptAsync(Server, ++sequence, seen);
        return seen;
    }

    public Task EndAsync(Observation seen) =>
        ObservationsBecomeIncidents.AcceptAsync(
            Server,
            ++sequence,
            Seen.By(seen.Node, Time.Now, seen.Target?.ToString(), seen.Id, ObservationPhase.Closed)
        );

    /// <summary>What a receiver heard, as "opened 1", once it heard that much.</summary>
    public async Task<string[]> HeardAsync(int receiver, int count)
    {
        await Soon.TrueAsync(
            () => Receiver(receiver).Messages.Count >= count,
            () => $"Receiver {receiver} heard {string.Join(", ", Heard(receiver))}."
        );
        return Heard(receiver);
    }

    public string[] Heard(int receiver) =>
        [
            .. Receiver(receiver)
                .Messages.Select(static m =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{m.Json.GetProperty("kind").GetString()} {m.Json.GetProperty("incident").GetProperty("number").GetInt64()}"
                    )
                ),
        ];

    /// <summary>Who was told of an incident, once nothing of it waits any more.</summary>
    public async Task<JsonElement[]> SettledAsync(long incident = 1)
    {
        JsonElement[] deliveries = [];
        await Soon.TrueAsync(async () =>
        {
            deliveries = await DeliveriesAsync(incident);
            return deliveries.Length > 0 && deliveries.All(static d => d.GetProperty("state").GetString() != "due");
        });
        return deliveries;
    }

    public async Task<JsonElement[]> DeliveriesAsync(long incident = 1) =>
        [
            .. (await AskAsync(HttpMethod.Get, $"/alerting/incidents/{incident}"))
                .GetProperty("deliveries")
                .EnumerateArray(),
        ];

    public async Task<string[]> TimelineAsync(long incident = 1) =>
        [
            .. (await AskAsync(HttpMethod.Get, $"/incidents/{incident}/events"))
                .EnumerateArray()
                .Select(static e => $"{e.GetProperty("kind").GetString()}: {e.GetProperty("text").GetString()}"),
        ];

    public async Task RestartAsync()
    {
        Founder.Dispose();
        await Server.StopAsync();
        await Server.StartAgainAsync();
        Founder = await Server.FounderAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Founder.Dispose();
        await Server.DisposeAsync();
        foreach (var receiver in receivers)
            await receiver.DisposeAsync();
    }

    private async Task AddReceiverAsync()
    {
        var receiver = await FakeReceiver.StartAsync();
        receivers.Add(receiver);
        await AskAsync(
            HttpMethod.Post,
            "/channels",
            new
            {
                name = $"hook {receivers.Count}",
                kind = "webhook",
                settings = new { allowPrivate = true },
                secrets = new { url = $"{receiver.Base}/hook", signing = "0123456789abcdef" },
            }
        );
    }
}
