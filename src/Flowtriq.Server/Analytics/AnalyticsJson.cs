using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Analytics;

namespace Flowtriq.Server.Analytics;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrafficAnalysis))]
[JsonSerializable(typeof(GrowthAnalysis))]
[JsonSerializable(typeof(BilledMonth))]
[JsonSerializable(typeof(AttackAnalysis))]
[JsonSerializable(typeof(QualityAnalysis))]
[JsonSerializable(typeof(TalkerAnalysis))]
[JsonSerializable(typeof(BackTestResult))]
internal sealed partial class AnalyticsJson : JsonSerializerContext;
