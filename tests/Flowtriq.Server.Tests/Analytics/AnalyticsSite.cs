using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;
using IncidentEvent = Flowtriq.Core.Incidents.IncidentEvent;

namespace Flowtriq.Server.Tests.Analytics;

/// <summary>
/// A server with two nodes, two hours of their traffic, and three incidents of which a person judged two; for the tests of a class.
/// </summary>
public sealed class AnalyticsSite : IAsyncLifetime
{
    private readonly ManualTime time = new();
    private RunningServer? server;
    private ulong sequence;

    internal RunningServer Server => server!;

    /// <summary>Somebody who may only look.</summary>
    internal HttpClient Browser { get; private set; } = null!;

    /// <summary>When the traffic begins.</summary>
    internal DateTimeOffset Start { get; } = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Two hours later: now.</summary>
    internal DateTimeOffset End => Start.AddHours(2);

    /// <summary>The range as a query.</summary>
    internal string Range => $"from={Start.ToUnixTimeMilliseconds()}&to={End.ToUnixTimeMilliseconds()}";

    public async ValueTask InitializeAsync()
    {
        time.Now = Start;
        server = await RunningServer.StartAsync(time);
        var fra = server.AddNode("edge-1");
        server.AddNode("edge-2", "AMS");
        using var admin = await server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/customers", new { name = "Acme", prefixes = new[] { "192.0.2.0/24" } });
        await RecordAsync();
        await AttackAsync(fra, "192.0.2.7/32", minute: 10, minutes: 5, alertAfter: 2, effectiveAfter: 8);
        await AttackAsync(fra, "192.0.2.7/32", minute: 40, minutes: 10, alertAfter: 4, effectiveAfter: null);
        await AttackAsync(fra, "198.51.100.9/32", minute: 90, minutes: 1, alertAfter: null, effectiveAfter: null);
        time.Now = End;
        await JudgeAsync(1, Verdict.TruePositive);
        await JudgeAsync(3, Verdict.FalsePositive);
        Browser = await server.BrowserAsync(Role.ReadOnly);
    }

    public async ValueTask DisposeAsync()
    {
        Browser?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>A figure every ten seconds for two hours; edge-1 carries 60 kpps in the minutes 10 to 14, and 35 in minute 90.</summary>
    private async Task RecordAsync()
    {
        foreach (var node in new[] { "edge-1", "edge-2" })
        {
            for (var second = 0; second < 7_200; second += 10)
            {
                var minute = second / 60;
                var pps = node == "edge-1" && minute is >= 10 and < 15 ? 60_000 : 10_000.0;
                if (node == "edge-1" && minute == 90)
                    pps = 35_000;
                var at = Start.AddSeconds(second);
                Server.Get<ReportPipeline>().Accept(new NodeId(node), NodeReports.At(at, pps), at);
            }
        }

        time.Now = End;
        await Server.Get<ISampleStore>().WriteAsync(Server.Get<SampleBatch>().Take(), default);
    }

    private async Task AttackAsync(
        NodeId node,
        string target,
        int minute,
        int minutes,
        double? alertAfter,
        double? effectiveAfter
    )
    {
        var began = Start.AddMinutes(minute);
        time.Now = began;
        var seen = Seen.By(node, began, target);
        await SayAsync(seen);
        var incident = Server.Get<IncidentBoard>().All.Last();
        await TellAsync(incident.Id, alertAfter, at => new IncidentEvent.Alerted(at, AlertNews.Delivered, "told"));
        await TellAsync(
            incident.Id,
            effectiveAfter,
            at => new IncidentEvent.Mitigated(at, MitigationNews.Effective, 1, true, "", "the residual is small")
        );
        time.Now = began.AddMinutes(minutes);
        await SayAsync(Seen.By(node, time.Now, target, seen.Id, ObservationPhase.Closed));
        time.Now = time.Now.AddMinutes(10);
    }

    /// <summary>Something happens so many seconds after the detection, if at all.</summary>
    private async Task TellAsync(IncidentId id, double? after, Func<DateTimeOffset, IncidentEvent> happened)
    {
        if (after is not { } seconds)
            return;
        var told = happened(time.Now.AddSeconds(seconds));
        await Server
            .Get<IncidentPipeline>()
            .ChangeAsync(
                (_, _) => [new IncidentChange(Server.Get<IncidentBoard>().Find(id)!.With(told), [told])],
                default
            );
    }

    private Task<CommandResult?> JudgeAsync(long number, Verdict verdict) =>
        Server
            .Get<IncidentPipeline>()
            .CommandAsync(
                new IncidentId(number),
                (incident, now) => incident.GiveVerdict("Ada", verdict, now),
                default
            );

    private Task SayAsync(Observation observation) =>
        Server
            .Get<IncidentPipeline>()
            .AcceptAsync(observation.Node, new EventIdentity("test", ++sequence), observation, default);
}
