namespace Flowtriq.Core.Mitigation.Local;

/// <summary>A filter that somebody wants on a node.</summary>
/// <param name="Rule">What it matches and does.</param>
/// <param name="Expires">When the node lets it go unless it is wanted again, UTC.</param>
public sealed record FilterOrder(FlowSpecRule Rule, DateTimeOffset Expires);
