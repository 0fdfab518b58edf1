using System.Globalization;
using Flowtriq.Server.Contract.Workspaces;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Workspaces;

/// <summary>Makes further workspaces and takes them down, one at a time.</summary>
internal sealed class WorkspaceDesk(
    WorkspaceStore store,
    RunningWorkspaces running,
    ServerOptions options,
    DataDirectory data,
    TimeProvider time,
    ILogger<WorkspaceDesk> log
) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    internal IReadOnlyList<WorkspaceView> All() => [.. store.All().Select(View)];

    internal WorkspaceView? Find(string slug) => All().FirstOrDefault(workspace => workspace.Slug == slug);

    /// <summary>A set-up link's token of a workspace that runs and is not set up; null for others.</summary>
    internal Task<string?> SetupTokenAsync(string slug, CancellationToken cancel) =>
        running.Find(slug)?.SetupTokenAsync(cancel) ?? Task.FromResult<string?>(null);

    /// <summary>Makes a workspace and starts its server; null when done, otherwise why it was not.</summary>
    internal async Task<(string Field, string Reason)?> MakeAsync(
        WorkspaceRequest request,
        string by,
        CancellationToken cancel
    )
    {
        await one.WaitAsync(cancel);
        try
        {
            var others = store.All();
            var port = request.AgentPort ?? NextPort(others);
            if (others.Any(other => other.Slug == request.Slug))
                return ("slug", "Another workspace has this address.");
            if (
                others.Any(other => other.AgentPort == port)
                || port == options.Agents.Port
                || port == options.Http.Port
            )
                return ("agentPort", $"Port {port} is taken; each workspace needs one of its own.");
            var directory = WorkspaceSettings.Directory(data, request.Slug);
            if (Directory.Exists(directory))
                return ("slug", "There is data of an earlier workspace of this address; move it away first.");
            var workspace = new Workspace(request.Slug, port, time.GetUtcNow(), by);
            if (await running.TryStartAsync(workspace, cancel) is { } reason)
            {
                await running.StopAsync(workspace.Slug);
                Directory.Delete(directory, recursive: true);
                return ("agentPort", reason);
            }

            await store.AddAsync(workspace, cancel);
            WorkspacesLog.Made(log, workspace.Slug, workspace.AgentPort);
            return null;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Ends its server and sets its data aside, where it can be found again; false when there is no such workspace.</summary>
    internal async Task<bool> RemoveAsync(string slug, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (store.All().All(workspace => workspace.Slug != slug))
                return false;
            await running.StopAsync(slug);
            await store.RemoveAsync(slug, cancel);
            var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            var aside = Path.Combine(data.Folder("workspaces-removed"), $"{slug}-{stamp}");
            var directory = WorkspaceSettings.Directory(data, slug);
            if (Directory.Exists(directory))
                Directory.Move(directory, aside);
            WorkspacesLog.Removed(log, slug, aside);
            return true;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    /// <summary>The first above the server's own that no workspace has.</summary>
    private int NextPort(IReadOnlyList<Workspace> others) =>
        Enumerable
            .Range(options.Agents.Port + 1, others.Count + 2)
            .First(port => port != options.Http.Port && others.All(other => other.AgentPort != port));

    private WorkspaceView View(Workspace workspace)
    {
        var (server, failure) = (running.Find(workspace.Slug), running.Failure(workspace.Slug));
        return new(
            workspace.Slug,
            server?.Name,
            $"{options.Address}{ServerOptions.WorkspacePaths}{workspace.Slug}",
            workspace.AgentPort,
            server is null ? WorkspaceState.Failed
                : server.Name is null ? WorkspaceState.NotSetUp
                : WorkspaceState.Running,
            failure,
            workspace.Made,
            workspace.By
        );
    }
}
