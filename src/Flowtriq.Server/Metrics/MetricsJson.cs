using System.Text.Json.Serialization;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Metrics;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MeasuredSeries))]
[JsonSerializable(typeof(MeasuredPart[]))]
internal sealed partial class MetricsJson : JsonSerializerContext;
