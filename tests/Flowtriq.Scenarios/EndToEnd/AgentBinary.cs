using Flowtriq.Lab.Processes;
using Flowtriq.Scenarios.Architecture;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>The published NativeAOT agent: FTAGENT when set, otherwise published once for this run.</summary>
internal static class AgentBinary
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static string? published;

    public static async Task<string> PathAsync()
    {
        await Gate.WaitAsync();
        try
        {
            return published ??= await PublishAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<string> PublishAsync()
    {
        if (Environment.GetEnvironmentVariable("FTAGENT") is { Length: > 0 } named)
            return Path.GetFullPath(named);
        var folder = Repository.PathTo("artifacts", "scenarios", "agent");
        await Command.RequireAsync(Repository.PathTo("scripts", "publish-agent.sh"), [folder], TimeSpan.FromMinutes(8));
        return Path.Combine(folder, "ftagent");
    }
}
