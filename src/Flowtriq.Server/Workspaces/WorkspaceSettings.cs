using System.Net;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Workspaces;

/// <summary>The settings a further workspace runs with: the server's own, but for all that must be apart.</summary>
internal static class WorkspaceSettings
{
    /// <summary>The folder of the data directory that holds a directory for each workspace.</summary>
    internal const string Folder = "workspaces";

    internal static string Directory(DataDirectory data, string slug) => Path.Combine(data.Folder(Folder), slug);

    /// <summary>Makes the directory where it is missing. The agents to hand out are the server's: whoever runs it signs them.</summary>
    internal static void Prepare(DataDirectory data, string slug)
    {
        data.Folder("releases");
        var directory = new DataDirectory(Directory(data, slug));
        var releases = directory.File("releases");
        if (!Path.Exists(releases))
            File.CreateSymbolicLink(releases, Path.Combine("..", "..", "releases"));
    }

    internal static ServerOptions Of(Workspace workspace, ServerOptions server, DataDirectory data)
    {
        var path = ServerOptions.WorkspacePaths + workspace.Slug;
        return server with
        {
            DataDirectory = Directory(data, workspace.Slug),
            PathBase = path,
            PublicUrl = server.PublicUrl is { } url ? url.TrimEnd('/') + path : null,
            Agents = new IPEndPoint(server.Agents.Address, workspace.AgentPort),
            AgentAddress = server.AgentHost,
            ClickHouse = server.ClickHouse is { } store
                ? store with
                {
                    Database = $"{store.Database}_{workspace.Slug.Replace('-', '_')}",
                }
                : null,
            // Whoever reads the figures of the server does not read those of others with the same token.
            MetricsToken = null,
        };
    }
}
