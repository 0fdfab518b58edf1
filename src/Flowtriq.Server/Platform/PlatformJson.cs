using System.Text.Json.Serialization;

namespace Flowtriq.Server.Platform;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class PlatformJson : JsonSerializerContext;
