using System.Security.Cryptography;
using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Reports.Scheduling;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;
using Google.Protobuf;
using IncidentEvent = Flowtriq.Core.Incidents.IncidentEvent;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Server.Tests.Reports;

/// <summary>
/// A server in November with two customers. In October Acme was attacked for ten minutes; the attack was mitigated, captured, and
/// is over. A table names the network of its source.
/// </summary>
public sealed class ReportSite : IAsyncLifetime
{
    internal const string Target = "192.0.2.7/32";
    internal const long Acme = 1;
    private static readonly DateTimeOffset Onset = new(2026, 10, 14, 9, 30, 0, TimeSpan.Zero);
    private readonly string table = Path.GetTempFileName();
    private readonly ManualTime time = new() { Now = Onset };
    private RunningServer? server;
    private ulong sequence;

    internal RunningServer Server => server!;

    internal HttpClient Analyst { get; private set; } = null!;

    internal HttpClient Admin { get; private set; } = null!;

    internal DateTimeOffset Now
    {
        get => time.Now;
        set => time.Now = value;
    }

    /// <summary>Acme's incident.</summary>
    internal long Incident { get; private set; }

    internal Guid Capture { get; } = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(table, "prefix,as,name\n10.0.0.0/8,AS64500,\"Example, Net\"\n");
        server = await RunningServer.StartAsync(time, change: options => options with { AsTable = table });
        var node = Server.AddNode("edge-fra-77");
        await AttackAsync(node);
        Now = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
        // A session does not outlive a month.
        await SignInAsync();
        await Admin.OkAsync(HttpMethod.Post, "/customers", Customer("Acme Größe", "192.0.2.0/24"));
        await Admin.OkAsync(HttpMethod.Post, "/customers", Customer("Rival", "198.51.100.0/24"));
    }

    /// <summary>Both sign in again, as after a while or a restart they must.</summary>
    internal async Task SignInAsync()
    {
        Admin?.Dispose();
        Analyst?.Dispose();
        Admin = await Server.BrowserAsync(Role.Admin);
        Analyst = await Server.BrowserAsync(Role.Analyst);
    }

    /// <summary>Makes a report and returns its number.</summary>
    internal async Task<long> MakeAsync(object request) =>
        (await Analyst.OkAsync(HttpMethod.Post, "/reports", request)).GetProperty("number").GetInt64();

    internal async Task<byte[]> FileAsync(long report, string format)
    {
        using var answer = await Analyst.GetAsync($"/api/v1/reports/{report}/file?format={format}");
        Assert.True(answer.IsSuccessStatusCode, $"{format}: {answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

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

    internal Task ScheduleAsync() => Server.Get<ScheduleRun>().StepAsync(default);

    /// <summary>Recipients and texts of reports on their way, oldest first.</summary>
    internal IReadOnlyList<(string To, string Text)> Letters()
    {
        using var connection = Server.Get<Database>().Read();
        return
        [
            .. connection.Query<(string, string)>(
                "SELECT recipient, text FROM mail_outbox WHERE id LIKE 'report-%' ORDER BY number"
            ),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        Analyst.Dispose();
        Admin.Dispose();
        await Server.DisposeAsync();
        File.Delete(table);
    }

    private static object Customer(string name, string prefix) =>
        new
        {
            name,
            prefixes = new[] { prefix },
            contacts = new[] { "noc@customer.example" },
        };

    private async Task AttackAsync(NodeId node)
    {
        var seen = Seen.By(node, Now, Target);
        await SayAsync(seen);
        Incident = Server.Get<IncidentBoard>().Active.Single().Id.Number;
        Now += TimeSpan.FromSeconds(20);
        await MitigateAsync();
        var file = Packets(seen.Onset);
        var ack = await Server
            .Get<CaptureInbox>()
            .AcceptAsync(
                node,
                new CaptureChunk
                {
                    CaptureId = Capture.ToString(),
                    ObservationId = seen.Id.ToString(),
                    Data = ByteString.CopyFrom(file),
                    Last = true,
                    Sha256 = ByteString.CopyFrom(SHA256.HashData(file)),
                    Total = (ulong)file.Length,
                    PacketsTotal = 20,
                    PacketsBefore = 10,
                    OnsetUnixUs = UnixMicroseconds.From(seen.Onset),
                },
                default
            );
        Assert.True(ack.Complete, ack.Refusal);
        Now = Onset.AddMinutes(10);
        await SayAsync(seen with { Phase = ObservationPhase.Closed, Ended = Now, Cause = "subsided" });
    }

    private Task MitigateAsync() =>
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
                            "standard",
                            "FlowSpec rule on edge-router-9"
                        ),
                    ];
                    return [new IncidentChange(incident.With(events), events)];
                },
                default
            );

    private Task SayAsync(Observation observation) =>
        Server
            .Get<IncidentPipeline>()
            .AcceptAsync(observation.Node, new EventIdentity("test", ++sequence), observation, default);

    /// <summary>Twenty UDP packets, ten of them from before the onset.</summary>
    internal static byte[] Packets(DateTimeOffset onset)
    {
        byte[] packet =
        [
            0x45,
            0,
            0,
            32,
            0,
            0,
            0,
            0,
            64,
            17,
            0,
            0,
            10,
            0,
            0,
            1,
            192,
            0,
            2,
            7,
            0x0F,
            0xA0,
            0x0F,
            0xA1,
            0,
            12,
            0,
            0,
            1,
            2,
            3,
            4,
        ];
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        foreach (var word in new uint[] { 0xA1B2C3D4, 0x00040002, 0, 0, 65_535, 101 })
            writer.Write(word);
        for (var i = 0; i < 20; i++)
        {
            var at = onset.AddMilliseconds(i < 10 ? i - 500 : i);
            writer.Write((uint)at.ToUnixTimeSeconds());
            writer.Write((uint)(at.Millisecond * 1000));
            writer.Write((uint)packet.Length);
            writer.Write((uint)packet.Length);
            writer.Write(packet);
        }

        return file.ToArray();
    }
}
