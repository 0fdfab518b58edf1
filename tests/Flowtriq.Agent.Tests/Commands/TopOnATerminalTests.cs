using System.Diagnostics;
using System.Text;

namespace Flowtriq.Agent.Tests.Commands;

public sealed class TopOnATerminalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Draws_again_until_q_and_gives_the_terminal_back()
    {
        var config = Path.Combine(_folder, "ftagent.json");
        await File.WriteAllTextAsync(
            config,
            $$"""{ "stateDirectory": "{{_folder}}", "capture": { "mode": "counters" } }"""
        );
        using var agent = Ftagent.Start("run", "--config", config);
        try
        {
            while (!File.Exists(Path.Combine(_folder, "status.sock")))
                Assert.NotNull(await agent.StandardError.ReadLineAsync());

            var said = await OnATerminalAsync(config, quitAfter: 2);

            Assert.Contains("\e[?1049h", said, StringComparison.Ordinal);
            Assert.EndsWith("\e[?25h\e[?1049l", said.TrimEnd(), StringComparison.Ordinal);
        }
        finally
        {
            agent.Kill();
            await agent.WaitForExitAsync();
        }
    }

    // script(1) gives the program a terminal of its own and passes on what is typed and drawn.
    private static async Task<string> OnATerminalAsync(string config, int quitAfter)
    {
        var command = $"dotnet {Path.Combine(AppContext.BaseDirectory, "ftagent.dll")} top -i 0.5 -c {config}";
        var start = new ProcessStartInfo("script", ["-qec", command, "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm" },
        };
        using var process = Process.Start(start)!;
        var said = new StringBuilder();
        var part = new char[4096];
        var quit = false;
        int count;
        while ((count = await process.StandardOutput.ReadAsync(part)) > 0)
        {
            said.Append(part, 0, count);
            if (quit || said.ToString().Split("\e[H").Length <= quitAfter)
                continue;
            await process.StandardInput.WriteAsync("q");
            await process.StandardInput.FlushAsync();
            quit = true;
        }

        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said.ToString();
    }
}
