using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Workspaces;

/// <summary>A further workspace whose server runs.</summary>
internal sealed class RunningWorkspace(WebApplication server) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal Door Door { get; } = server.Services.GetRequiredService<Door>();

    /// <summary>What its people call it; null before it is set up.</summary>
    internal string? Name => server.Services.GetRequiredService<WorkspaceName>().Now();

    /// <summary>A new token of its set-up link; null when it is set up.</summary>
    internal Task<string?> SetupTokenAsync(CancellationToken cancel) =>
        server.Services.GetRequiredService<FirstSetup>().TokenAsync(cancel);

    /// <exception cref="IOException">The agents' port is taken, or the directory cannot be used.</exception>
    internal static async Task<RunningWorkspace> StartAsync(WebApplication server, CancellationToken cancel)
    {
        try
        {
            await server.StartAsync(cancel);
            return new RunningWorkspace(server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await server.StopAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.DisposeAsync();
    }
}
