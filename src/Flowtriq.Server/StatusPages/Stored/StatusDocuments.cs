using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>Pages and lists of components as the store keeps them: the same JSON as the API's.</summary>
internal static class StatusDocuments
{
    internal static StoredJson Stored { get; } = new(Apply);

    /// <summary>Adds what the API's JSON needs for the slice.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.Converters.Add(new CamelCaseEnum<ComponentState>());
        options.Converters.Add(new CamelCaseEnum<ComponentScope>());
        options.Converters.Add(new CamelCaseEnum<StoryPhase>());
        options.TypeInfoResolverChain.Insert(0, StatusJson.Default);
    }
}
