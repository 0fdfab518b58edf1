namespace Flowtriq.Server.Nodes.Releases;

/// <summary>The commands that make a machine a node, as an operator pastes them.</summary>
/// <param name="Script">Fetches <c>install.sh</c>, runs it when it is the one expected. Null without any agent to hand out.</param>
/// <param name="Start">Starts the service, now and at boot.</param>
/// <param name="ScriptSha256">Of the script these commands expect.</param>
/// <param name="Package">The same with the Debian package; null without one.</param>
/// <param name="ByHand">The same step by step, for a machine on which no script may run; null without any agent.</param>
/// <param name="Agents">What can be installed.</param>
public sealed record InstallCommands(
    string? Script,
    string Start,
    string? ScriptSha256,
    string? Package,
    string? ByHand,
    IReadOnlyList<AgentRelease> Agents
);
