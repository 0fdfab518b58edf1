using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>Reports and schedules as the store keeps them: the same JSON as the API's.</summary>
internal static class ReportDocuments
{
    private static readonly JsonSerializerOptions Options = Make();

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Shape<T>());

    internal static T Read<T>(string text) =>
        JsonSerializer.Deserialize(text, Shape<T>())
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is empty.");

    /// <summary>Adds what the API's JSON needs for the slice.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.Converters.Add(new CamelCaseEnum<ReportKind>());
        options.Converters.Add(new CamelCaseEnum<ReportEvery>());
        options.Converters.Add(new CamelCaseEnum<ChartKind>());
        options.Converters.Add(new CamelCaseEnum<ChartTone>());
        options.TypeInfoResolverChain.Insert(0, ReportsJson.Default);
    }

    private static JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        ApiJsonOptions.Apply(options);
        Apply(options);
        return options;
    }
}
