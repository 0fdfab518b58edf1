namespace Flowtriq.Server.Nodes;

/// <summary>How agents reach this server, as the commands shown to operators say it.</summary>
public sealed record NodesOptions
{
    /// <summary>Name or address for agents; empty = the one the operator's browser used.</summary>
    public string PublicHost { get; init; } = "";

    /// <summary>Port on which agents connect.</summary>
    public int AgentPort { get; init; } = 7443;

    /// <summary>How long a node's certificate is valid; the node renews it after two thirds.</summary>
    public TimeSpan NodeCertificateLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long what the server shows to agents is valid; it is made anew after two thirds, and at every start.</summary>
    public TimeSpan ServerCertificateLife { get; init; } = TimeSpan.FromDays(365);
}
