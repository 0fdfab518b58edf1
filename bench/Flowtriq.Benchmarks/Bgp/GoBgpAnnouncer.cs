using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Benchmarks.Bgp;

/// <summary>
/// The same task for gobgpd 3.x: its fastest way in, AddPathStream with 100 rules per message over HTTP/2 on a unix socket.
/// </summary>
internal static class GoBgpAnnouncer
{
    private const int Chunk = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task MeasureAsync(int rules)
    {
        await using var lab = await RouterLab.BuildAsync();
        var bird = await lab.AddAsync(Bird.StartAsync);
        var frr = await lab.AddAsync(Frr.StartAsync);
        var (config, socket) = (Path.Combine(lab.Folder, "ann.toml"), Path.Combine(lab.Folder, "api.sock"));
        await File.WriteAllTextAsync(config, Configuration(lab));
        var started = Stopwatch.GetTimestamp();
        await using var daemon = RunningProcess.Start(
            GoBgp.Program,
            ["-f", config, "--pprof-disable", "--api-hosts", $"unix://{socket}"],
            RouterSite.Lifetime
        );
        await bird.UntilAsync("show protocols ann", text => text.Contains("Established"), Limit);
        await TableWatch.BothAsync(bird, frr, 0, started, Limit);
        Console.WriteLine($"gobgpd: both sessions up in {BgpScale.Text(Stopwatch.GetElapsedTime(started))}");

        using var client = Client(socket);
        var chunks = Enumerable.Range(0, rules).Chunk(Chunk).Select(GoBgpMessages.AddPaths).ToArray();
        await ReportAsync("announce", rules, "AddPathStream", Frame(chunks));
        await ReportAsync("withdraw", 0, "DeletePath", Frame([GoBgpMessages.DeleteAll()]));
        await ReportAsync("announce again", rules, "AddPathStream", Frame(chunks));
        var status = await File.ReadAllLinesAsync($"/proc/{daemon.Id}/status");
        Console.WriteLine($"gobgpd: {status.First(line => line.StartsWith("VmRSS", StringComparison.Ordinal))}");

        async Task ReportAsync(string what, int expected, string method, byte[] body)
        {
            var from = Stopwatch.GetTimestamp();
            await CallAsync(client, method, body);
            var returned = Stopwatch.GetElapsedTime(from);
            var (inBird, inFrr) = await TableWatch.BothAsync(bird, frr, expected, from, Limit);
            Console.WriteLine(
                $"gobgpd: {what} {rules} rules: call {BgpScale.Text(returned)}, "
                    + $"BIRD {BgpScale.Text(inBird)}, FRR {BgpScale.Text(inFrr)}"
            );
        }
    }

    private static HttpClient Client(string path) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancel) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri("http://gobgpd"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    private static async Task CallAsync(HttpClient client, string method, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/apipb.GobgpApi/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        var source = answer.TrailingHeaders.Contains("grpc-status") ? answer.TrailingHeaders : answer.Headers;
        var code = source.TryGetValues("grpc-status", out var values) ? values.First() : "none";
        if (code != "0")
            throw new InvalidOperationException($"{method}: grpc-status {code}: {source}");
    }

    // Each message behind a zero (not compressed) and its length.
    private static byte[] Frame(IEnumerable<byte[]> messages)
    {
        var body = new MemoryStream();
        var length = new byte[4];
        foreach (var message in messages)
        {
            body.WriteByte(0);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, message.Length);
            body.Write(length);
            body.Write(message);
        }
        return body.ToArray();
    }

    private static string Configuration(RouterLab lab) =>
        $"""
            [global.config]
              as = 65000
              router-id = "{lab.SpeakerV4}"
              port = -1
            {string.Join('\n', lab.Routers.Select(router => Neighbor(lab, router)))}
            """;

    private static string Neighbor(RouterLab lab, Router router) =>
        $"""
            [[neighbors]]
              [neighbors.config]
                neighbor-address = "{router.Address}"
                peer-as = {router.Asn}
              [neighbors.transport.config]
                local-address = "{lab.SpeakerV4}"
              [neighbors.timers.config]
                connect-retry = 5
                idle-hold-time-after-reset = 3
                hold-time = 30
                keepalive-interval = 10
              [[neighbors.afi-safis]]
                [neighbors.afi-safis.config]
                  afi-safi-name = "ipv4-flowspec"
            """;
}
