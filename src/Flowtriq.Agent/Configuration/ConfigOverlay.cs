using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Protocol;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// Lays what the server sets over the node's own file. Some keys belong to the node's operator: <see cref="ServerOverlay"/>.
/// </summary>
internal static class ConfigOverlay
{
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
        try
        {
            foreach (var key in ServerOverlay.ForbiddenKeys(above))
                errors.Add(new ConfigError(key, "", ServerOverlay.Reason));
            return errors.Count > 0
                ? null
                : ConfigReader.Read(ServerOverlay.Merge(below, above).ToJsonString(), errors);
        }
        catch (ArgumentException twice)
        {
            // The node tree finds a repeated key when it is first looked into, not when it is parsed.
            errors.Add(new ConfigError("(root)", "", $"a key is written twice: {twice.Message}"));
            return null;
        }
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
}
