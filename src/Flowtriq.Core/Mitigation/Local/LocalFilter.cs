namespace Flowtriq.Core.Mitigation.Local;

/// <summary>A filter that should be in force on this node.</summary>
/// <param name="Rule">What it matches and does; its match is its key.</param>
/// <param name="Expires">When it goes unless it is renewed, UTC.</param>
/// <param name="ByNode">True when the node wants it by its policy, false when it was ordered.</param>
public sealed record LocalFilter(FlowSpecRule Rule, DateTimeOffset Expires, bool ByNode)
{
    /// <summary>The mitigation it is.</summary>
    public MitigationAction.EdgeFilter Action => new(Rule);
}
