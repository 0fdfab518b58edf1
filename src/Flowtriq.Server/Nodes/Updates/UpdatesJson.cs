using System.Text.Json.Serialization;

namespace Flowtriq.Server.Nodes.Updates;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Fleet))]
[JsonSerializable(typeof(RolloutRequest))]
internal sealed partial class UpdatesJson : JsonSerializerContext;
