using System.Diagnostics;

namespace Flowtriq.Lab.Processes;

/// <summary>Runs a program to its end, never longer than a limit.</summary>
public static class Command
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs <paramref name="file"/>; past the limit it is killed with its children and reported as exit code 124.</summary>
    public static async Task<CommandResult> RunAsync(
        string file,
        IEnumerable<string> arguments,
        TimeSpan? limit = null,
        string? input = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[key] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();

        using var timer = new CancellationTokenSource(limit ?? DefaultLimit, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new CommandResult(124, await output, await error);
        }
        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>Like <see cref="RunAsync"/>, but a failure throws with everything the program said.</summary>
    public static async Task<string> RequireAsync(
        string file,
        IReadOnlyCollection<string> arguments,
        TimeSpan? limit = null,
        string? input = null
    )
    {
        var result = await RunAsync(file, arguments, limit, input);
        if (!result.Succeeded)
            throw new InvalidOperationException(
                $"{file} {string.Join(' ', arguments)}: exit {result.ExitCode}: {result.Error}{result.Output}"
            );
        return result.Output;
    }

    /// <summary>Whether a program of that name is on the search path.</summary>
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "/usr/sbin:/usr/bin:/sbin:/bin")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, name)));
}
