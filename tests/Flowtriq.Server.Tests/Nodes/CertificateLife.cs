using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Nodes;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Nodes;

/// <summary>Certificates over their life, with the real uplink and real TLS: renewed, revoked, lost, expired, copied.</summary>
public sealed class CertificateLife
{
    private static readonly NodesOptions Seconds = new()
    {
        NodeCertificateLife = TimeSpan.FromSeconds(5),
        ServerCertificateLife = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public async Task A_node_outlives_its_certificates_and_those_of_its_server()
    {
        await using var server = await LiveServer.StartUndecidedAsync(nodes: Seconds);
        using var agent = await LiveAgent.ConnectedAsync(server);
        var serials = new HashSet<string>();
        var shown = new HashSet<string>();

        await Soon.TrueAsync(
            () =>
            {
                serials.Add(server.Nodes.Current.Find(agent.Node)!.Certificate!.Serial);
                return serials.Count == 3;
            },
            () => agent.Log
        );

        agent.Uplink.Offer(Samples.Observation(), DateTimeOffset.UnixEpoch);
        await Soon.TrueAsync(() => agent.Uplink.Status is { Connected: true, QueuedEvents: 0 }, () => agent.Log);
        agent.Stop();
        using (var early = await RawConnection.GreetedAsync(server.Port, agent.State))
            shown.Add(early.ServerSerial);
        await Soon.TrueAsync(async () =>
        {
            using var later = await RawConnection.OpenAsync(server.Port, agent.State);
            shown.Add(later.ServerSerial);
            return shown.Count == 2;
        });
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(agent.State, "identity", "node.pem"))
        );
    }

    [Fact]
    public async Task A_renewed_certificate_ends_the_old_one_only_once_it_is_used()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await JoinAsync(server, admin);
        var path = $"/api/v1/nodes/{agent.Node.Value}";
        var before = await SerialAsync(admin, path);
        var copy = Directory.CreateTempSubdirectory("flowtriq-copy-");
        Copy(agent.State, copy.FullName);

        using var told = await admin.PostAsync($"{path}/certificate/renew", null);
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        await Soon.TrueAsync(
            () => agent.Log.Contains("the new certificate is in use", StringComparison.Ordinal),
            () => agent.Log
        );

        Assert.NotEqual(before, await SerialAsync(admin, path));
        using var old = await RawConnection.OpenAsync(server.AgentPort, copy.FullName);
        Assert.Equal(RefusalCodes.CertificateReplaced, (await old.ReadAsync())!.Refusal.Code);
        Assert.False(File.Exists(Path.Combine(agent.State, "identity", "node.next.pem")));
        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task A_certificate_that_was_given_and_never_used_harms_nobody_when_the_server_forgot_it()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        await using var other = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        // One of another server: what a certificate is worth after the server went back to a backup.
        using var stranger = new LiveAgent();
        stranger.Enroll(other.Port, await other.TokenAsync());
        File.Copy(
            Path.Combine(stranger.State, "identity", "node.pem"),
            Path.Combine(agent.State, "identity", "node.next.pem")
        );

        agent.Start();

        await Soon.TrueAsync(() => agent.Uplink.Status.Connected, () => agent.Log);
        Assert.False(File.Exists(Path.Combine(agent.State, "identity", "node.next.pem")));
    }

    [Fact]
    public async Task A_revoked_certificate_ends_the_session_at_once_and_a_token_for_the_node_brings_it_back_as_itself()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await JoinAsync(server, admin);
        var path = $"/api/v1/nodes/{agent.Node.Value}";

        using var revoked = await admin.PostAsync($"{path}/certificate/revoke", null);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await Soon.TrueAsync(
            () => agent.Log.Contains("revoked this node's certificate", StringComparison.Ordinal),
            () => agent.Log
        );
        var certificate = (await admin.GetFromJsonAsync<JsonElement>(path)).GetProperty("certificate");
        Assert.Equal(
            ("revoked", "Admin"),
            (certificate.GetProperty("state").GetString(), certificate.GetProperty("revokedBy").GetString())
        );
        agent.Stop();
        using (var again = await RawConnection.OpenAsync(server.AgentPort, agent.State))
            Assert.Equal(RefusalCodes.CertificateRevoked, (await again.ReadAsync())!.Refusal.Code);
        using var twice = await admin.PostAsync($"{path}/certificate/revoke", null);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);

        using var reissued = new LiveAgent();
        var token = await TokenAsync(admin, $"{path}/enrollment", null);
        Assert.IsType<EnrollmentOutcome.Enrolled>(reissued.Enroll(server.AgentPort, token));
        Assert.Equal(agent.Node, reissued.Node);
        reissued.Start();
        await Soon.TrueAsync(() => reissued.Uplink.Status.Connected, () => reissued.Log);
        Assert.Equal(1, (await admin.GetFromJsonAsync<JsonElement>("/api/v1/nodes")).GetArrayLength());
        using var used = new LiveAgent();
        Assert.IsType<EnrollmentOutcome.Refused>(used.Enroll(server.AgentPort, token));
    }

    [Fact]
    public async Task A_certificate_that_expired_is_refused_with_what_to_do()
    {
        var time = new ManualTime { Now = DateTimeOffset.UtcNow };
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await JoinAsync(server, admin);
        agent.Stop();
        var path = $"/api/v1/nodes/{agent.Node.Value}";

        time.Now += TimeSpan.FromDays(82);
        using var late = await server.BrowserAsync(Role.Admin);
        Assert.Equal("overdue", await StateAsync(late, path));
        time.Now += TimeSpan.FromDays(9);
        using var later = await server.BrowserAsync(Role.Admin);
        Assert.Equal("expired", await StateAsync(later, path));

        using var raw = await RawConnection.OpenAsync(server.AgentPort, agent.State);
        var refusal = (await raw.ReadAsync())!.Refusal;
        Assert.Equal(RefusalCodes.CertificateExpired, refusal.Code);
        Assert.Contains("token made for this node", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_a_node_is_told_in_the_console_the_notices_and_the_log()
    {
        using var logs = new CapturedLogs();
        await using var server = await RunningServer.StartAsync(logs: logs);
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await JoinAsync(server, admin);
        agent.Stop();
        var path = $"/api/v1/nodes/{agent.Node.Value}";
        using var first = await RawConnection.GreetedAsync(server.AgentPort, agent.State, instance: "a");
        using var second = await RawConnection.GreetedAsync(server.AgentPort, agent.State, instance: "b");
        Assert.Equal(
            JsonValueKind.Null,
            (await admin.GetFromJsonAsync<JsonElement>(path)).GetProperty("cloned").ValueKind
        );

        using var back = await RawConnection.GreetedAsync(server.AgentPort, agent.State, instance: "a");

        JsonElement cloned = default;
        for (var tries = 0; tries < 200 && cloned.ValueKind != JsonValueKind.Object; tries++)
        {
            cloned = (await admin.GetFromJsonAsync<JsonElement>(path)).GetProperty("cloned");
            await Task.Delay(25);
        }

        Assert.Contains("Two agents run with this node's certificate", cloned.GetProperty("text").GetString());
        Assert.Contains("Two agents run", logs.Text, StringComparison.Ordinal);
        var nodes = await admin.GetFromJsonAsync<JsonElement>("/api/v1/nodes");
        Assert.True(nodes[0].GetProperty("cloned").GetBoolean());
        await Soon.TrueAsync(async () =>
            (await admin.GetStringAsync(path + "/notices")).Contains("cloned_node", StringComparison.Ordinal)
        );
    }

    private static async Task<LiveAgent> JoinAsync(RunningServer server, HttpClient admin)
    {
        var agent = new LiveAgent();
        var token = await TokenAsync(admin, "/api/v1/nodes/tokens", new { name = "edge", pop = "FRA" });
        Assert.IsType<EnrollmentOutcome.Enrolled>(agent.Enroll(server.AgentPort, token));
        agent.Start();
        await Soon.TrueAsync(() => agent.Uplink.Status.Connected, () => agent.Log);
        return agent;
    }

    private static async Task<string> TokenAsync(HttpClient admin, string path, object? body)
    {
        using var answer = await admin.PostAsync(path, body is null ? null : JsonContent.Create(body));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<string?> SerialAsync(HttpClient admin, string path) =>
        (await admin.GetFromJsonAsync<JsonElement>(path)).GetProperty("certificate").GetProperty("serial").GetString();

    private static async Task<string?> StateAsync(HttpClient admin, string path) =>
        (await admin.GetFromJsonAsync<JsonElement>(path)).GetProperty("certificate").GetProperty("state").GetString();

    private static void Copy(string from, string to)
    {
        var identity = Directory.CreateDirectory(Path.Combine(to, "identity")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(from, "identity")))
            File.Copy(file, Path.Combine(identity, Path.GetFileName(file)));
    }
}
