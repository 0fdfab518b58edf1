using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Access.Tokens;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Ctl;

/// <summary><c>flowtriq ctl</c> as a process against a running server.</summary>
public sealed class PeopleAtAShell : IAsyncLifetime
{
    private RunningServer server = null!;
    private HttpClient admin = null!;
    private Dictionary<string, string> environment = [];

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        admin = await server.BrowserAsync(Role.Admin);
        environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = server.Folder,
            ["FLOWTRIQ_URL"] = server.Address.ToString(),
            ["FLOWTRIQ_TOKEN"] = await admin.MakeTokenAsync("admin"),
        };
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Work_an_incident()
    {
        var node = server.AddNode("edge-1");
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, Seen.By(node, TimeProvider.System.GetUtcNow()));
        var listed = await DoneAsync("incidents", "list");
        Assert.Matches(@"^INCIDENT +SEVERITY +STATE", listed);
        Assert.Matches(@"\nINC-1 +\w+ +open .*192\.0\.2\.7/32", listed);
        Assert.Contains("acknowledged", await DoneAsync("incidents", "ack", "INC-1"), StringComparison.Ordinal);
        await DoneAsync("incidents", "note", "1", "customer called");
        Assert.Contains("vectors", await DoneAsync("incidents", "show", "1"), StringComparison.Ordinal);
        Assert.Contains(
            "resolved",
            await DoneAsync("incidents", "resolve", "1", "--reason", "over"),
            StringComparison.Ordinal
        );

        var json = JsonElement.Parse(await DoneAsync("incidents", "show", "1", "--json"));
        Assert.Equal("resolved", json.GetProperty("summary").GetProperty("state").GetString());
        Assert.Equal(1, json.GetProperty("notes").GetInt32());
        var (code, _, errors) = await CtlProcess.RunAsync(environment, "incidents", "ack", "1");
        Assert.Equal(1, code);
        Assert.Contains("resolved", errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Throw_and_release_the_kill_switch_and_read_who_did()
    {
        Assert.Contains("engaged", await DoneAsync("kill-switch", "on", "--reason", "drill"), StringComparison.Ordinal);
        Assert.Contains("drill", await DoneAsync("kill-switch", "show"), StringComparison.Ordinal);
        Assert.Contains("released", await DoneAsync("kill-switch", "off"), StringComparison.Ordinal);
        Assert.StartsWith("MITIGATION", await DoneAsync("mitigations", "list"), StringComparison.Ordinal);
        Assert.StartsWith("NODE", await DoneAsync("nodes", "list"), StringComparison.Ordinal);
        Assert.Contains("token a program", await DoneAsync("audit", "list"), StringComparison.Ordinal);
        Assert.Contains("whole", await DoneAsync("audit", "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_the_alerts_quiet_for_a_while()
    {
        var silenced = await DoneAsync("silence", "add", "--pop", "FRA", "--for", "2h", "--reason", "works");
        Assert.Matches(@"\n1 +yes .* pops FRA +works", silenced);
        Assert.Matches(@"\n1 +no ", await DoneAsync("silence", "end", "1"));
        var (code, _, errors) = await CtlProcess.RunAsync(
            environment,
            "silence",
            "add",
            "--for",
            "2h",
            "--reason",
            "x"
        );
        Assert.NotEqual(0, code);
        Assert.Contains("Say what is silenced", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_and_revoke_tokens_which_then_open_nothing()
    {
        var secret = (await DoneAsync("tokens", "make", "grafana", "--scope", "read", "--days", "7")).Trim();
        Assert.StartsWith("ftq_", secret, StringComparison.Ordinal);
        Assert.Matches(@"\n2 +grafana +Admin +ftq_\w{4} +read ", await DoneAsync("tokens", "list"));
        await DoneAsync("tokens", "revoke", "2");
        var with = new Dictionary<string, string>(environment, StringComparer.Ordinal) { ["FLOWTRIQ_TOKEN"] = secret };
        var (code, _, errors) = await CtlProcess.RunAsync(with, "nodes", "list");
        Assert.Equal(1, code);
        Assert.Contains("not valid", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renew_the_authority_of_the_nodes_and_leave_nobody_behind_unasked()
    {
        server.AddNode("edge-away");
        var before = await DoneAsync("authority", "show");
        Assert.Contains("No renewal is under way.", before, StringComparison.Ordinal);
        var begun = await DoneAsync("authority", "renew", "--overlap-days", "30");
        Assert.Contains("0 of 1 nodes have changed", begun, StringComparison.Ordinal);
        Assert.Contains("waiting: edge-away", begun, StringComparison.Ordinal);
        var (code, _, errors) = await CtlProcess.RunAsync(environment, "authority", "finish");
        Assert.Equal(1, code);
        Assert.Contains("edge-away", errors, StringComparison.Ordinal);
        var after = await DoneAsync("authority", "finish", "--leave-behind");
        Assert.Contains("last renewed", after, StringComparison.Ordinal);
        Assert.NotEqual(before.Split('\n')[0], after.Split('\n')[0]);
    }

    [Fact]
    public async Task Keep_the_token_in_a_file_that_only_they_may_read()
    {
        var file = Path.Combine(server.Folder, ".config", "flowtriq", "ctl");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, $"# mine\nurl={server.Address}\ntoken={environment["FLOWTRIQ_TOKEN"]}\n");
        var home = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = server.Folder };
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var (code, _, errors) = await CtlProcess.RunAsync(home, "nodes", "list");
        Assert.Equal(2, code);
        Assert.Contains("chmod 600", errors, StringComparison.Ordinal);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(0, (await CtlProcess.RunAsync(home, "nodes", "list")).Code);
    }

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var (code, output, errors) = await CtlProcess.RunAsync(environment, arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {output} {errors}");
        return output;
    }
}
