using System.Runtime.InteropServices;
using System.Text.Json;
using Flowtriq.Agent.Tests.Kernel;

namespace Flowtriq.Agent.Tests.Commands;

public sealed partial class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Config(string json)
    {
        var path = Path.Combine(_folder, "ftagent.json");
        File.WriteAllText(path, json);
        return path;
    }

    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("check-config")]
    [InlineData("enroll")]
    [InlineData("replay")]
    [InlineData("status")]
    [InlineData("top")]
    [InlineData("doctor")]
    [InlineData("setup")]
    [InlineData("version")]
    public async Task Helps_everywhere(params string[] command)
    {
        var result = await Ftagent.RunAsync([.. command, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_its_version()
    {
        var result = await Ftagent.RunAsync("version");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("ftagent 0.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_it_does_not_know()
    {
        Assert.Equal(2, (await Ftagent.RunAsync("observe")).ExitCode);
        Assert.Equal(2, (await Ftagent.RunAsync("replay")).ExitCode);
    }

    [Fact]
    public async Task Prints_the_effective_configuration()
    {
        var result = await Ftagent.RunAsync("check-config", Config("""{ "node": "edge-7" }"""));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\"node\": \"edge-7\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"multiplier\": 3", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_every_fault_of_a_configuration_and_refuses_to_run_with_it()
    {
        var path = Config("""{ "prefixes": ["x"], "nodes": 1 }""");

        var check = await Ftagent.RunAsync("check-config", path);
        var run = await Ftagent.RunAsync("run", "--config", path);

        Assert.Equal((2, 2), (check.ExitCode, run.ExitCode));
        Assert.Contains("prefixes[0]", check.Error, StringComparison.Ordinal);
        Assert.Contains("nodes: is unknown; did you mean \"node\"?", check.Error, StringComparison.Ordinal);
        Assert.Contains("prefixes[0]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_plain_words_why_a_capture_cannot_be_read()
    {
        var missing = await Ftagent.RunAsync("replay", "/nonexistent.pcap");
        var other = await Ftagent.RunAsync("replay", Config(new string(' ', 100)));

        Assert.Equal((2, 2), (missing.ExitCode, other.ExitCode));
        Assert.Contains("/nonexistent.pcap", missing.Error, StringComparison.Ordinal);
        Assert.Contains("neither pcap nor pcapng", other.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", missing.Error + other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_is_no_file_to_replay()
    {
        var folder = await Ftagent.RunAsync("replay", _folder);
        var endless = await Ftagent.RunAsync("replay", "/dev/zero");

        Assert.Equal((2, 2), (folder.ExitCode, endless.ExitCode));
        Assert.Contains("is a directory", folder.Error, StringComparison.Ordinal);
        Assert.Contains("neither pcap nor pcapng", endless.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_to_enrol_with_a_token_that_is_none_and_never_repeats_it()
    {
        var path = Config($$"""{ "stateDirectory": "{{_folder}}" }""");

        var result = await Ftagent.RunAsync(
            "enroll",
            "--server",
            "127.0.0.1:1",
            "--token",
            "secret-nonsense",
            "-c",
            path
        );

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("secret-nonsense", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_reloads_and_stops_on_signals()
    {
        var path = Config($$"""{ "stateDirectory": "{{_folder}}", "capture": { "mode": "counters" } }""");
        using var process = Ftagent.Start("run", "--config", path);
        var error = process.StandardError;

        Assert.Contains("started", await error.ReadLineAsync(), StringComparison.Ordinal);
        Config($$"""{ "stateDirectory": "{{_folder}}", "capture": { "mode": "counters" }, "prefixes": ["bad"] }""");
        _ = Kill(process.Id, 1);
        Assert.Contains("prefixes[0]", await LineWithAsync(error, "not taken"), StringComparison.Ordinal);
        Config(
            $$"""{ "stateDirectory": "{{_folder}}", "capture": { "mode": "counters" }, "prefixes": ["192.0.2.0/24"] }"""
        );
        _ = Kill(process.Id, 1);
        await LineWithAsync(error, "configuration taken");
        _ = Kill(process.Id, 15);
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(Path.Combine(_folder, "state")));
    }

    [Fact]
    public async Task Says_that_no_agent_runs_when_it_is_asked_for_one()
    {
        var path = Config($$"""{ "stateDirectory": "{{_folder}}" }""");

        var status = await Ftagent.RunAsync("status", "--config", path);
        var top = await Ftagent.RunAsync("top", "--config", path);

        Assert.Equal((3, 3), (status.ExitCode, top.ExitCode));
        Assert.Contains("no agent runs here", status.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_a_running_agent_says_of_itself()
    {
        var path = Config($$"""{ "stateDirectory": "{{_folder}}", "capture": { "mode": "counters" } }""");
        using var process = Ftagent.Start("run", "--config", path);
        await LineWithAsync(process.StandardError, "started");

        var status = await Ftagent.RunAsync("status", "--config", path);
        var json = await Ftagent.RunAsync("status", "--json", "--config", path);
        var top = await Ftagent.RunAsync("top", "--config", path);
        _ = Kill(process.Id, 15);
        await process.WaitForExitAsync();

        Assert.Equal((0, 0, 0), (status.ExitCode, json.ExitCode, top.ExitCode));
        Assert.Contains("ring      off: capture.mode is counters", status.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Assert.Single(json.Lines));
        Assert.Equal(process.Id, document.RootElement.GetProperty("pid").GetInt32());
        Assert.StartsWith("ftagent 0.", top.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', top.Output);
        Assert.False(File.Exists(Path.Combine(_folder, "status.sock")));
    }

    [Fact]
    public async Task Examines_the_machine_and_ends_with_1_when_there_is_a_problem()
    {
        using var tree = new KernelTree();
        tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        var well = await Ftagent.RunAsync(
            "doctor",
            "--config",
            Config(
                $$"""
                { "stateDirectory": "{{_folder}}", "capture": { "mode": "counters" }, "procRoot": "{{tree.Proc}}", "sysRoot": "{{tree.Sys}}" }
                """
            )
        );
        var json = await Ftagent.RunAsync(
            "doctor",
            "--json",
            "--config",
            Config("""{ "stateDirectory": "/nonexistent" }""")
        );
        var broken = await Ftagent.RunAsync("doctor", "--config", Config("""{ "nodes": 1 }"""));

        Assert.Equal((0, 1, 1), (well.ExitCode, json.ExitCode, broken.ExitCode));
        Assert.Contains("ok       configuration", well.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Contains(
            document.RootElement.GetProperty("findings").EnumerateArray(),
            one => one.GetProperty("check").ValueEquals("state") && one.GetProperty("level").ValueEquals("problem")
        );
        Assert.Contains("PROBLEM  configuration nodes: is unknown", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_to_set_up_from_options_that_cannot_be_and_tells_every_fault()
    {
        var path = Path.Combine(_folder, "new.json");

        var result = await Ftagent.RunAsync(
            "setup",
            "--yes",
            "--config",
            path,
            "--interfaces",
            "eth0=up",
            "--firewall",
            "maybe",
            "--prefixes",
            "x"
        );

        Assert.Equal((2, false), (result.ExitCode, File.Exists(path)));
        Assert.Contains("--interfaces: eth0: \"up\": must be transit", result.Error, StringComparison.Ordinal);
        Assert.Contains("--firewall: \"maybe\": must be off, local, server", result.Error, StringComparison.Ordinal);
        Assert.Contains("--prefixes: \"x\": must be a prefix", result.Error, StringComparison.Ordinal);
    }

    private static async Task<string> LineWithAsync(StreamReader reader, string text)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"\"{text}\" was never said");
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
