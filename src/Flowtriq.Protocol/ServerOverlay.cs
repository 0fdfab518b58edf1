using System.Text.Json.Nodes;

namespace Flowtriq.Protocol;

/// <summary>
/// What a server may set on a node (<see cref="AgentConfig.Json"/>): the agent's own configuration without the keys that
/// would let it run programs, read files or filter packets there, or that say where the node reports to. Those belong to the node's
/// operator. The server refuses them when they are written, the agent when they arrive.
/// </summary>
public static class ServerOverlay
{
    /// <summary>The longest overlay, in UTF-8 bytes.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Why a key of <see cref="ForbiddenKeys"/> is refused.</summary>
    public const string Reason = "may be set on the node only, not by the server";

    private static readonly string[] NodeOnly =
    [
        "server",
        "hooks",
        "firewall",
        "updates",
        "stateDirectory",
        "procRoot",
        "sysRoot",
    ];

    /// <summary>Paths of the keys in <paramref name="overlay"/> that only the node's file may hold, such as "capture.directory".</summary>
    public static IEnumerable<string> ForbiddenKeys(JsonObject overlay)
    {
        ArgumentNullException.ThrowIfNull(overlay);
        foreach (var key in NodeOnly.Where(overlay.ContainsKey))
            yield return key;
        if (overlay["capture"] is JsonObject capture && capture.ContainsKey("directory"))
            yield return "capture.directory";
    }

    /// <summary>
    /// Lays one configuration over another, in place: objects merge key by key, everything else, lists included, is replaced whole.
    /// </summary>
    /// <returns><paramref name="below"/>, changed.</returns>
    /// <exception cref="ArgumentException">A key is written twice.</exception>
    public static JsonObject Merge(JsonObject below, JsonObject above)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(above);
        foreach (var (key, value) in above)
        {
            if (below[key] is JsonObject inner && value is JsonObject outer)
                Merge(inner, outer);
            else
                below[key] = value?.DeepClone();
        }

        return below;
    }
}
