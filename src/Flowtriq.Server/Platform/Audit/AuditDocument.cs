using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>What a change was before and after, as JSON without secrets and of bounded size.</summary>
internal static class AuditDocument
{
    private const int MostBytes = 256 << 10;
    private const string Hidden = "(not kept)";
    private static readonly string[] Secret = ["password", "secret", "credential", "token", "apikey", "privatekey"];

    /// <summary>The text to keep; null for null.</summary>
    /// <param name="value">A value the API can show.</param>
    /// <param name="options">The API's JSON.</param>
    internal static string? Of(object? value, JsonSerializerOptions options) =>
        value is null ? null : Kept(JsonSerializer.SerializeToNode(value, options.GetTypeInfo(value.GetType())));

    /// <summary>The text to keep of what is JSON already; null for null.</summary>
    internal static string? OfJson(string? json) => json is null ? null : Kept(JsonNode.Parse(json));

    private static string Kept(JsonNode? document)
    {
        Hide(document);
        var text = document?.ToJsonString() ?? "null";
        var size = Encoding.UTF8.GetByteCount(text);
        return size <= MostBytes ? text : new JsonObject { ["bytes"] = size }.ToJsonString();
    }

    // Whoever hands a secret over by mistake does not write it into a log that nobody can take it out of.
    private static void Hide(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Hide(item);
            return;
        }

        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
        {
            if (
                value is not null
                && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)
                && IsSecret(name)
            )
                members[name] = Hidden;
            else
                Hide(value);
        }
    }

    private static bool IsSecret(string name) =>
        Secret.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
