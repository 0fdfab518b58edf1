using System.CommandLine;
using System.Net;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

public sealed class KillSwitchTests
{
    private const string Path = "/safety/kill-switch";

    [Fact]
    public async Task An_analyst_throws_it_an_admin_releases_it_and_a_restart_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        using (var analyst = await server.BrowserAsync(Role.Analyst))
        {
            var told = 0;
            server.Get<RuleBook>().Changed += () => told++;
            var engaged = await analyst.OkAsync(HttpMethod.Post, Path, new { reason = "wrong customer" });
            Assert.True(server.Get<RuleBook>().Current.KillSwitch);
            Assert.True(told > 0);
            var cause = Assert.Single(engaged.GetProperty("causes").EnumerateArray());
            Assert.Equal("person Analyst wrong customer", Words(cause));
            using var refused = await analyst.DeleteAsync("/api/v1" + Path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        await server.StopAsync();
        await server.StartAgainAsync();
        Assert.True(server.Get<RuleBook>().Current.KillSwitch);

        using var admin = await server.BrowserAsync(Role.Admin);
        var released = await admin.OkAsync(HttpMethod.Delete, Path);
        Assert.False(released.GetProperty("engaged").GetBoolean());
        Assert.False(server.Get<RuleBook>().Current.KillSwitch);
        var log = await admin.OkAsync(HttpMethod.Get, "/rule-changes?limit=2");
        Assert.Equal(
            ["Admin released", "Analyst engaged"],
            log.EnumerateArray()
                .Select(static c => $"{c.GetProperty("by").GetString()} {c.GetProperty("what").GetString()}")
        );
    }

    [Fact]
    public async Task The_file_engages_it_while_it_is_there_and_releases_nothing_else()
    {
        await using var server = await RunningServer.StartAsync();
        var book = server.Get<RuleBook>();
        using var admin = await server.BrowserAsync(Role.Admin);
        var file = System.IO.Path.Combine(server.Folder, "kill-switch");
        await File.WriteAllTextAsync(file, "everything is wrong\n");
        await Soon.TrueAsync(() => book.Current.KillSwitch);
        var shown = await admin.OkAsync(HttpMethod.Get, Path);
        Assert.Equal(
            $"file {file} everything is wrong",
            Words(Assert.Single(shown.GetProperty("causes").EnumerateArray()))
        );

        await admin.OkAsync(HttpMethod.Post, Path, new { reason = "me too" });
        Assert.True((await admin.OkAsync(HttpMethod.Delete, Path)).GetProperty("engaged").GetBoolean());
        Assert.True(book.Current.KillSwitch);
        await admin.OkAsync(HttpMethod.Post, Path, new { reason = "me too" });
        var revision = book.Current.Revision;
        File.Delete(file);
        await Soon.TrueAsync(() => book.Current.Revision > revision);
        Assert.True(book.Current.KillSwitch);
        await admin.OkAsync(HttpMethod.Delete, Path);
        Assert.False(book.Current.KillSwitch);
    }

    [Fact]
    public async Task The_file_is_seen_before_anything_starts()
    {
        await using var server = await RunningServer.StartAsync();
        await server.StopAsync();
        await File.WriteAllTextAsync(System.IO.Path.Combine(server.Folder, "kill-switch"), "");
        await server.StartAgainAsync();
        Assert.True(server.Get<RuleBook>().Current.KillSwitch);
    }

    [Fact]
    public async Task The_command_line_reaches_a_running_server()
    {
        await using var server = await RunningServer.StartAsync();
        var book = server.Get<RuleBook>();
        Assert.Equal(0, (await RunAsync("--data", server.Folder, "--reason", "by hand")).Code);
        await Soon.TrueAsync(() => book.Current.KillSwitch);
        using var admin = await server.BrowserAsync(Role.Admin);
        var cause = (await admin.OkAsync(HttpMethod.Get, Path)).GetProperty("causes")[0];
        Assert.Equal("commandLine", cause.GetProperty("source").GetString());
        Assert.Equal("by hand", cause.GetProperty("reason").GetString());

        var file = System.IO.Path.Combine(server.Folder, "kill-switch");
        await File.WriteAllTextAsync(file, "");
        var kept = await RunAsync("--data", server.Folder, "--release");
        Assert.Equal(1, kept.Code);
        Assert.Contains(file, kept.Errors, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Equal(0, (await RunAsync("--data", server.Folder, "--release")).Code);
        await Soon.TrueAsync(() => !book.Current.KillSwitch);
    }

    [Fact]
    public async Task The_command_line_says_when_it_stopped_nothing()
    {
        var empty = Directory.CreateTempSubdirectory("flowtriq-kill-");
        var mistyped = await RunAsync("--data", System.IO.Path.Combine(empty.FullName, "dta"));
        Assert.Equal(2, mistyped.Code);
        Assert.Contains("Nothing was done", mistyped.Errors, StringComparison.Ordinal);
        Assert.Empty(empty.EnumerateFileSystemInfos());
        empty.Delete();
    }

    [Fact]
    public async Task The_command_line_writes_the_file_when_the_database_does_not_work()
    {
        await using var server = await RunningServer.StartAsync();
        await server.StopAsync();
        await File.WriteAllTextAsync(System.IO.Path.Combine(server.Folder, "flowtriq.db"), new string('x', 8_192));
        var run = await RunAsync("--data", server.Folder, "--reason", "no database");
        Assert.Equal(0, run.Code);
        var file = System.IO.Path.Combine(server.Folder, "kill-switch");
        Assert.EndsWith("no database\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    private static string Words(JsonElement cause) =>
        string.Join(' ', new[] { "source", "by", "reason" }.Select(field => cause.GetProperty(field).GetString()));

    private static async Task<(int Code, string Errors)> RunAsync(params string[] arguments)
    {
        var errors = new StringWriter();
        var configuration = new InvocationConfiguration { Output = new StringWriter(), Error = errors };
        var code = await CommandLine.Create().Parse(["kill", .. arguments]).InvokeAsync(configuration);
        return (code, errors.ToString());
    }
}
