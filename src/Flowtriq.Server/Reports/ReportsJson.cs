using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportSummary))]
[JsonSerializable(typeof(ReportSummary[]))]
[JsonSerializable(typeof(ReportList))]
[JsonSerializable(typeof(ReportShareRequest))]
[JsonSerializable(typeof(ReportShareMade))]
[JsonSerializable(typeof(ReportShareView[]))]
[JsonSerializable(typeof(ReportScheduleBody))]
[JsonSerializable(typeof(ReportScheduleView))]
[JsonSerializable(typeof(ReportScheduleView[]))]
[JsonSerializable(typeof(ObjectivesBook))]
internal sealed partial class ReportsJson : JsonSerializerContext;
