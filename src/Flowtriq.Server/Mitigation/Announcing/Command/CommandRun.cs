using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>
/// Runs a program once: an argument list, no shell, a bare environment, nothing on its standard input, the first of what it
/// says kept, and an end to it when its time is up.
/// </summary>
internal static class CommandRun
{
    private const int MostOutput = 4096;
    private static readonly TimeSpan ReadTime = TimeSpan.FromSeconds(1);

    internal static async Task<CommandResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        TimeSpan timeout,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception refused)
        {
            return new CommandResult(false, $"cannot be started: {refused.Message}", "");
        }
        process.StandardInput.Close();
        var output = ReadAsync(process.StandardOutput);
        var errors = ReadAsync(process.StandardError);
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        var late = false;
        try
        {
            await process.WaitForExitAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            late = true;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        // A child that went on in the background may hold the pipes open; what it says later does not matter.
        var said = await SaidAsync(Task.WhenAll(output, errors), time);
        return late
                ? new CommandResult(
                    false,
                    cancel.IsCancellationRequested ? "ended with the server" : "took too long",
                    said
                )
            : process.ExitCode == 0 ? new CommandResult(true, "exit code 0", said)
            : new CommandResult(false, $"exit code {process.ExitCode}", said);
    }

    private static async Task<string> SaidAsync(Task<string[]> reading, TimeProvider time)
    {
        try
        {
            var texts = await reading.WaitAsync(ReadTime, time);
            return string.Join('\n', texts.Select(static text => text.Trim()).Where(static text => text.Length > 0));
        }
        catch (TimeoutException)
        {
            return "";
        }
    }

    // Reads to the end so that the program never waits for us, and keeps the first of it.
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var kept = new StringBuilder();
        var buffer = new char[1024];
        try
        {
            while (await reader.ReadAsync(buffer) is var read and > 0)
                kept.Append(buffer, 0, Math.Min(read, MostOutput - kept.Length));
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The pipe went with the process.
        }
        return kept.ToString();
    }
}
