using System.Diagnostics;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Events;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Agent.Hooks;

/// <summary>One run of the operator's program, started directly and never through a shell.</summary>
internal static class HookProcess
{
    private const int LongestComplaint = 200;

    /// <summary>How a run ended; no exit code means that it took too long and was ended.</summary>
    internal readonly record struct Outcome(int? ExitCode, string Complaint);

    internal static async Task<Outcome> RunAsync(HookConfig config, string[] arguments, Observation observation)
    {
        using var limit = new CancellationTokenSource(config.Timeout);
        using var process = Process.Start(
            new ProcessStartInfo(config.Command, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        try
        {
            // What it prints goes to nobody, but a full pipe would stop it.
            var printed = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            var complained = process.StandardError.ReadToEndAsync(limit.Token);
            await FeedAsync(process, observation, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await printed;
            var complaint = (await complained).Trim();
            return new Outcome(process.ExitCode, complaint[..Math.Min(LongestComplaint, complaint.Length)]);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new Outcome(null, "");
        }
    }

    private static async Task FeedAsync(Process process, Observation observation, CancellationToken limit)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(EventJson.Line(observation), limit);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It need not read its input.
        }
    }
}
