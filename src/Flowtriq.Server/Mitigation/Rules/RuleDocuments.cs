using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Rules as the store keeps them: the same JSON as the API's.</summary>
internal static class RuleDocuments
{
    private static readonly JsonSerializerOptions Options = Make();

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Shape<T>());

    internal static T Read<T>(string text) =>
        JsonSerializer.Deserialize(text, Shape<T>())
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is empty.");

    private static JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        ApiJsonOptions.Apply(options);
        options.TypeInfoResolverChain.Insert(0, RulesJson.Default);
        return options;
    }
}
