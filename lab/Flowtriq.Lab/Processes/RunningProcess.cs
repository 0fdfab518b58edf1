using System.Diagnostics;
using System.Globalization;

namespace Flowtriq.Lab.Processes;

/// <summary>
/// A program running beside the lab, its log kept in memory. It runs under <c>timeout</c>, so that it ends even when
/// the lab is killed, and is only ever ended by its own process id.
/// </summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process wrapper;
    private readonly LineLog log = new();

    private RunningProcess(Process wrapper) => this.wrapper = wrapper;

    /// <summary>Process id of the program itself, below <c>timeout</c>; 0 when it has ended.</summary>
    public int Id => ChildOf(wrapper);

    public bool HasExited => wrapper.HasExited;

    public int ExitCode => wrapper.ExitCode;

    /// <summary>Everything written so far to both streams.</summary>
    public IReadOnlyList<string> Lines => log.Snapshot();

    public static RunningProcess Start(
        string file,
        IEnumerable<string> arguments,
        TimeSpan limit,
        IReadOnlyDictionary<string, string>? environment = null,
        string? directory = null
    )
    {
        var seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("timeout", ["-k", "5", seconds, file, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = directory ?? Environment.CurrentDirectory,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
        process.StandardInput.Close();
        var running = new RunningProcess(process);
        process.OutputDataReceived += (_, line) => running.log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => running.log.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>The first line, past or future, that <paramref name="wanted"/> accepts; throws when it does not come.</summary>
    public async Task<string> LineAsync(Predicate<string> wanted, TimeSpan limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < limit)
        {
            if (Lines.FirstOrDefault(line => wanted(line)) is { } found)
                return found;
            if (HasExited)
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        throw new TimeoutException(
            (HasExited ? $"ended with {ExitCode}" : $"silent for {limit.TotalSeconds} s")
                + "; its last words: "
                + string.Join('\n', Lines.TakeLast(40))
        );
    }

    /// <summary>Asks it to end, and insists after <paramref name="grace"/>.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        await SignalAsync("TERM");
        if (!await EndsWithinAsync(grace))
            await KillAsync();
    }

    /// <summary>SIGKILL, as a crash would be.</summary>
    public async Task KillAsync()
    {
        await SignalAsync("KILL");
        await EndsWithinAsync(TimeSpan.FromSeconds(5));
    }

    public async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        using var timer = new CancellationTokenSource(limit, TimeProvider.System);
        try
        {
            await wrapper.WaitForExitAsync(timer.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasExited)
            await StopAsync(TimeSpan.FromSeconds(5));
        wrapper.Dispose();
    }

    /// <summary>Sends it a signal by name; nothing happens when it has ended.</summary>
    public async Task SignalAsync(string signal)
    {
        var id = Id;
        if (id > 0)
            await Command.RunAsync("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
    }

    private static int ChildOf(Process parent)
    {
        try
        {
            var children = File.ReadAllText($"/proc/{parent.Id}/task/{parent.Id}/children").Split(' ');
            return int.TryParse(children[0], CultureInfo.InvariantCulture, out var id) ? id : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
