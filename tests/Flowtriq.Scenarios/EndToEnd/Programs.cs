using Flowtriq.Lab.Processes;
using Flowtriq.Scenarios.Architecture;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>
/// The two programs as they ship: the agent compiled ahead of time, the server published with its console. FTAGENT and
/// FLOWTRIQ_SERVER name finished ones; without them they are published once for this run.
/// </summary>
internal static class Programs
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);
    private static string? agent;
    private static string? server;

    public static async Task<string> AgentAsync()
    {
        var folder = Repository.PathTo("artifacts", "scenarios", "agent");
        await Gate.WaitAsync();
        try
        {
            return agent ??=
                Named("FTAGENT")
                ?? await PublishAsync(
                    Path.Combine(folder, "ftagent"),
                    Repository.PathTo("scripts", "publish-agent.sh"),
                    folder
                );
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task<string> ServerAsync()
    {
        var folder = Repository.PathTo("artifacts", "scenarios", "server");
        string[] publish = ["publish", Repository.PathTo("src", "Flowtriq.Server"), "-c", "Release", "-o", folder];
        await Gate.WaitAsync();
        try
        {
            return server ??=
                Named("FLOWTRIQ_SERVER") ?? await PublishAsync(Path.Combine(folder, "flowtriq.dll"), "dotnet", publish);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? Path.GetFullPath(named) : null;

    private static async Task<string> PublishAsync(string result, string file, params string[] arguments)
    {
        await Command.RequireAsync(file, arguments, Limit);
        return result;
    }
}
