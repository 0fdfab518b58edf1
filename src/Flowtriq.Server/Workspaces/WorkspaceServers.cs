using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Workspaces;

/// <summary>How a server is put together, for those of further workspaces.</summary>
internal sealed record WorkspaceServers(Func<ServerOptions, WebApplication> Build);
