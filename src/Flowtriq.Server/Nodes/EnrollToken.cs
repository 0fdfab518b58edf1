using Flowtriq.Server.Nodes.Releases;

namespace Flowtriq.Server.Nodes;

/// <summary>A new token with the commands that use it; shown once.</summary>
public sealed record EnrollToken(
    string Id,
    string Token,
    string Server,
    string EnrollCommand,
    string RunCommand,
    InstallCommands Install,
    DateTimeOffset ExpiresAt
);
