using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Protocol;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>
/// What the server can tell about a configuration before the agent sees it: its size, its shape and the keys that are
/// not the server's to set. Names and ranges are the agent's verdict, because they are those of its release.
/// </summary>
internal static class NodeConfigCheck
{
    internal static readonly JsonDocumentOptions Syntax = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Every fault; empty when there is none.</summary>
    internal static string[] Faults(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > ServerOverlay.MostBytes)
            return [$"has at most {ServerOverlay.MostBytes / 1024} KiB"];
        try
        {
            return JsonNode.Parse(json, documentOptions: Syntax) is JsonObject overlay
                ? [.. ServerOverlay.ForbiddenKeys(overlay).Select(static key => $"{key}: {ServerOverlay.Reason}")]
                : ["must be an object {…}"];
        }
        catch (JsonException broken)
        {
            var where = broken.LineNumber is { } line ? $"line {line + 1}: " : "";
            return [$"{where}is not JSON: {broken.Message.Split(" LineNumber")[0].Split(" Path:")[0]}"];
        }
    }
}
