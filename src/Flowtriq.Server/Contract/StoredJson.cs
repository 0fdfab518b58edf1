using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Flowtriq.Server.Contract;

/// <summary>What a slice keeps as text in its tables: the same JSON as the API's, with what the slice adds to it.</summary>
/// <param name="apply">Adds the slice's words and shapes.</param>
internal sealed class StoredJson(Action<JsonSerializerOptions> apply)
{
    private readonly JsonSerializerOptions shapes = Make(apply);

    internal string Write<T>(T value) => JsonSerializer.Serialize(value, Shape<T>());

    /// <exception cref="JsonException">The text is no such value.</exception>
    /// <exception cref="InvalidOperationException">The text says null.</exception>
    internal T Read<T>(string text) =>
        JsonSerializer.Deserialize(text, Shape<T>())
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is empty.");

    internal JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)shapes.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make(Action<JsonSerializerOptions> apply)
    {
        var options = new JsonSerializerOptions();
        ApiJsonOptions.Apply(options);
        apply(options);
        return options;
    }
}
