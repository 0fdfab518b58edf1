namespace Flowtriq.Server.Pipeline;

/// <summary>Something the operator of a node should know.</summary>
/// <param name="At">When it happened: the agent's clock, or the server's for what the server noticed.</param>
/// <param name="Kind">A short word: "clock_step", "cloned_node".</param>
/// <param name="Text">A sentence.</param>
/// <param name="ConfigVersion">The version of the configuration it is about; 0 when it is about something else.</param>
public sealed record NodeNotice(DateTimeOffset At, string Kind, string Text, ulong ConfigVersion = 0)
{
    /// <summary>The agent does not take what the server set.</summary>
    public const string ConfigRefused = "config_refused";

    /// <summary>One node's certificate is used by two machines.</summary>
    public const string ClonedNode = "cloned_node";

    /// <summary>The node broke the rules of the protocol.</summary>
    public const string BadFrame = "bad_frame";

    /// <summary>A capture arrived that does not hash to what the node announced.</summary>
    public const string CaptureAltered = "capture_altered";
}
