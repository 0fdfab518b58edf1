using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Live;

/// <summary>What the ticker works with.</summary>
internal sealed record LiveFeed(
    LivePublisher Publisher,
    LiveNodes Nodes,
    TimeProvider Time,
    ILogger<LiveTicker> Log,
    LoopMetrics LoopMetrics
);
