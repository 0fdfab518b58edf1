using System.Text.Json;

namespace Flowtriq.Server.Contract.Evidence;

/// <summary>What the server had set on a node at a moment.</summary>
/// <param name="Node">The node.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">The moment.</param>
/// <param name="Layers">The versions that were in force, the weakest first.</param>
/// <param name="Settings">All of them laid over each other; what is not in it was the node's own file's or the default.</param>
public sealed record NodeConfigurationThen(
    string Node,
    string Name,
    DateTimeOffset At,
    IReadOnlyList<ConfigLayerThen> Layers,
    JsonElement Settings
);
