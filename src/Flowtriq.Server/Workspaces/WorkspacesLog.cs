namespace Flowtriq.Server.Workspaces;

internal static partial class WorkspacesLog
{
    [LoggerMessage(951, LogLevel.Error, "workspace {Slug} could not be started: {Reason}")]
    internal static partial void NotStarted(ILogger log, string slug, string reason);

    [LoggerMessage(952, LogLevel.Information, "workspace {Slug} was made; its agents come to port {Port}")]
    internal static partial void Made(ILogger log, string slug, int port);

    [LoggerMessage(953, LogLevel.Warning, "workspace {Slug} was taken down; its data lies in {Directory}")]
    internal static partial void Removed(ILogger log, string slug, string directory);
}
