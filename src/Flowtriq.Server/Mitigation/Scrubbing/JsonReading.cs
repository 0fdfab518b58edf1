using System.Text.Json;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Reads members of foreign JSON that may be absent or of another type.</summary>
internal static class JsonReading
{
    /// <summary>The member of an object; an undefined element otherwise.</summary>
    internal static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    internal static string? Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>True, false, or null when it is neither.</summary>
    internal static bool? Flag(this JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    /// <summary>The items of an array; none when it is no array.</summary>
    internal static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];
}
