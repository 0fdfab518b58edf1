namespace Flowtriq.Core.Mitigation;

/// <summary>
/// One FlowSpec rule: which packets, and what a router does with them (RFC 8955, RFC 8956). Its identity is the match:
/// announcing the same match with another action replaces the rule.
/// </summary>
/// <param name="Match">Which packets.</param>
/// <param name="Action">What happens to them.</param>
public sealed record FlowSpecRule(FlowSpecMatch Match, FlowSpecAction Action)
{
    /// <summary>"destination 203.0.113.9/32; protocol =17 → discard".</summary>
    public override string ToString() => $"{Match} → {Action}";
}
