using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// Lays what the server sets over the node's own file. The server may not set what would let it run programs or read files
/// on the node, nor where the node reports to: those keys belong to the node's operator.
/// </summary>
internal static class ConfigOverlay
{
    private static readonly string[] NodeOnly = ["server", "hooks", "stateDirectory", "procRoot", "sysRoot"];

    /// <summary>The effective configuration; null, with every fault, when either part is wrong.</summary>
    /// <param name="local">The node's file as text.</param>
    /// <param name="overlay">What the server sets, in the same schema; empty when it sets nothing.</param>
    /// <param name="errors">Receives the faults.</param>
    internal static AgentConfig? Read(string local, string overlay, List<ConfigError> errors)
    {
        if (overlay.Length == 0)
            return ConfigReader.Read(local, errors);
        if (Parse(local, "local", errors) is not { } below || Parse(overlay, "server", errors) is not { } above)
            return null;
        foreach (var key in NodeOnly.Where(above.ContainsKey))
            errors.Add(new ConfigError(key, "", "may be set on the node only, not by the server"));
        if (above["capture"] is JsonObject capture && capture.ContainsKey("directory"))
            errors.Add(new ConfigError("capture.directory", "", "may be set on the node only, not by the server"));
        return errors.Count > 0 ? null : ConfigReader.Read(Merge(below, above).ToJsonString(), errors);
    }

    private static JsonObject? Parse(string json, string origin, List<ConfigError> errors)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: ConfigReader.Syntax) is JsonObject parsed)
                return parsed;
            errors.Add(new ConfigError($"({origin})", "", "must be an object {…}"));
        }
        catch (JsonException broken)
        {
            errors.Add(new ConfigError($"({origin}) line {broken.LineNumber + 1}", "", "is not JSON"));
        }

        return null;
    }

    // Objects merge key by key; everything else, lists included, is replaced whole.
    private static JsonObject Merge(JsonObject below, JsonObject above)
    {
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
