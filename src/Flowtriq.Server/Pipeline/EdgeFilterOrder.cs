using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Pipeline;

/// <summary>A filter that the server wants on a node.</summary>
/// <param name="Rule">What it matches and does.</param>
/// <param name="Expires">When the node lets it go unless it is ordered again, UTC.</param>
public sealed record EdgeFilterOrder(FlowSpecRule Rule, DateTimeOffset Expires);
