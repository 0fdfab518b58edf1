namespace Flowtriq.Server.Nodes;

/// <summary>How agents reach this server, as the commands shown to operators say it.</summary>
public sealed record NodesOptions
{
    /// <summary>Name or address for agents; empty = the one the operator's browser used.</summary>
    public string PublicHost { get; init; } = "";

    /// <summary>Port on which agents connect.</summary>
    public int AgentPort { get; init; } = 7443;
}
