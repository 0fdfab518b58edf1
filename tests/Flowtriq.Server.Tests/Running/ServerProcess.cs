using System.Diagnostics;

namespace Flowtriq.Server.Tests.Running;

/// <summary>The program as people start it: a process of its own.</summary>
internal static class ServerProcess
{
    /// <summary>Runs it and returns what it ended with and said.</summary>
    /// <param name="environment">Variables; all of the test's own that begin with FLOWTRIQ_ are left out.</param>
    /// <param name="arguments">What follows "flowtriq".</param>
    internal static async Task<(int Code, string Output, string Errors)> RunAsync(
        Dictionary<string, string> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "flowtriq.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (
            var name in start
                .Environment.Keys.Where(static n => n.StartsWith("FLOWTRIQ_", StringComparison.Ordinal))
                .ToList()
        )
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
