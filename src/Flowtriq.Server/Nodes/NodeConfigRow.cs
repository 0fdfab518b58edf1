using Flowtriq.Protocol;

namespace Flowtriq.Server.Nodes;

/// <summary>A node's configuration as stored; the time is microseconds since 1970.</summary>
internal sealed record NodeConfigRow(string Node, long Version, string Json, long At, string By)
{
    internal AgentConfig ToMessage() => new() { Version = (ulong)Version, Json = Json };
}
