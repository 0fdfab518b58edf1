using System.Collections.Immutable;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Workspaces;

/// <summary>
/// The servers of the further workspaces, each whole and on its own data. One that cannot be started keeps nobody else from
/// working; the reason is shown and logged.
/// </summary>
internal sealed class RunningWorkspaces(
    WorkspaceStore store,
    ServerOptions options,
    DataDirectory data,
    WorkspaceServers servers,
    ILogger<RunningWorkspaces> log
) : IHostedService
{
    private ImmutableDictionary<string, RunningWorkspace> running = ImmutableDictionary<string, RunningWorkspace>.Empty;
    private ImmutableDictionary<string, string> failed = ImmutableDictionary<string, string>.Empty;

    internal RunningWorkspace? Find(string slug) => running.GetValueOrDefault(slug);

    /// <summary>Why it does not run; null when it does or is none.</summary>
    internal string? Failure(string slug) => failed.GetValueOrDefault(slug);

    /// <summary>Starts one; null when it runs, otherwise why it does not.</summary>
    internal async Task<string?> TryStartAsync(Workspace workspace, CancellationToken cancel)
    {
        try
        {
            WorkspaceSettings.Prepare(data, workspace.Slug);
            var server = servers.Build(WorkspaceSettings.Of(workspace, options, data));
            var started = await RunningWorkspace.StartAsync(server, cancel);
            ImmutableInterlocked.TryAdd(ref running, workspace.Slug, started);
            ImmutableInterlocked.TryRemove(ref failed, workspace.Slug, out _);
            return null;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or SqliteException
                        or AddressInUseException
                        or System.Net.Sockets.SocketException
                        or InvalidOperationException
                        or HttpRequestException
            )
        {
            var reason = e is IOException { InnerException: AddressInUseException }
                ? $"Something else listens on port {workspace.AgentPort}."
                : e.Message;
            ImmutableInterlocked.AddOrUpdate(ref failed, workspace.Slug, reason, (_, _) => reason);
            WorkspacesLog.NotStarted(log, workspace.Slug, reason);
            return reason;
        }
    }

    /// <summary>Lets nobody in any more, and ends its server.</summary>
    internal async Task StopAsync(string slug)
    {
        ImmutableInterlocked.TryRemove(ref failed, slug, out _);
        if (ImmutableInterlocked.TryRemove(ref running, slug, out var workspace))
            await workspace.DisposeAsync();
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var workspace in store.All())
            await TryStartAsync(workspace, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Keys.Select(StopAsync));
}
