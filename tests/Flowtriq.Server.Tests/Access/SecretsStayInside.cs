using System.Text;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access;

/// <summary>What was entered as a secret is in no answer of any endpoint, in no refusal, no log line, and not in the database.</summary>
public sealed class SecretsStayInside
{
    private const string Router = "md5-SECRET-4711";
    private const string Token = "tok-SECRET-0815";

    [Fact]
    public async Task Passwords_of_routers_and_credentials_of_scrubbers_are_never_repeated()
    {
        using var logs = new CapturedLogs();
        await using var server = await RunningServer.StartAsync(logs: logs);
        using var admin = await server.BrowserAsync(Role.Admin);
        var said = new StringBuilder();
        await ChangeAsync(HttpMethod.Put, "/bgp/settings", Speaker(on: true));
        await ChangeAsync(
            HttpMethod.Put,
            "/bgp/groups/default",
            new { name = "default", kinds = new[] { "blackhole" } }
        );
        foreach (var asn in new object[] { 65001, "no number", -1 })
            await ChangeAsync(HttpMethod.Put, "/bgp/peers/edge1", Peer(asn));
        foreach (var priority in new object[] { 1, "no number" })
            await ChangeAsync(HttpMethod.Post, "/scrubbing/providers", Provider(priority));
        foreach (var (method, path, _) in Guarded.Of(server).Where(static one => one.Method == HttpMethod.Get))
            await ReadAsync(path);
        await ReadAsync("/api/v1/bgp/peers/edge1");
        await ReadAsync("/metrics");
        await ReadAsync("/health");
        await ChangeAsync(HttpMethod.Put, "/bgp/settings", Speaker(on: false));
        await server.StopAsync();
        foreach (var file in Directory.GetFiles(server.Folder, "flowtriq.db*"))
            said.Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));

        Assert.Contains("\"hasPassword\":true", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", said.Append(logs.Text).ToString(), StringComparison.Ordinal);

        async Task ChangeAsync(HttpMethod method, string path, object body)
        {
            using var answer = await admin.SendAsync(method, path, body);
            said.Append(await answer.Content.ReadAsStringAsync()).Append(answer.Headers);
        }

        async Task ReadAsync(string path)
        {
            using var answer = await admin.GetAsync(path);
            said.Append(await answer.Content.ReadAsStringAsync()).Append(answer.Headers);
        }
    }

    private static object Speaker(bool on) =>
        new
        {
            enabled = on,
            localAsn = 65000,
            routerId = "127.0.0.1",
            listen = Array.Empty<string>(),
        };

    private static object Peer(object asn) =>
        new
        {
            address = "127.0.0.99",
            asn,
            port = 9,
            password = Router,
        };

    private static object Provider(object priority) =>
        new
        {
            name = "cf",
            kind = "cloudflare",
            prefixes = new[] { "192.0.2.0/24" },
            priority,
            settings = new { accountId = "0acc", baseUrl = "http://127.0.0.1:9" },
            credentials = new { token = Token },
        };
}
