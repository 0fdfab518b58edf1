using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>Reports and schedules as the store keeps them: the same JSON as the API's.</summary>
internal static class ReportDocuments
{
    internal static StoredJson Stored { get; } = new(Apply);

    /// <summary>Adds what the API's JSON needs for the slice.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.Converters.Add(new CamelCaseEnum<ReportKind>());
        options.Converters.Add(new CamelCaseEnum<ReportEvery>());
        options.Converters.Add(new CamelCaseEnum<ChartKind>());
        options.Converters.Add(new CamelCaseEnum<ChartTone>());
        options.TypeInfoResolverChain.Insert(0, ReportsJson.Default);
    }
}
