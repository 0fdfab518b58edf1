using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>Pages and lists of components as the store keeps them: the same JSON as the API's.</summary>
internal static class StatusDocuments
{
    private static readonly JsonSerializerOptions Options = Make();

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Shape<T>());

    internal static T Read<T>(string text) =>
        JsonSerializer.Deserialize(text, Shape<T>())
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is empty.");

    /// <summary>Adds what the API's JSON needs for the slice.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.Converters.Add(new CamelCaseEnum<ComponentState>());
        options.Converters.Add(new CamelCaseEnum<ComponentScope>());
        options.Converters.Add(new CamelCaseEnum<StoryPhase>());
        options.TypeInfoResolverChain.Insert(0, StatusJson.Default);
    }

    internal static JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        ApiJsonOptions.Apply(options);
        Apply(options);
        return options;
    }
}
