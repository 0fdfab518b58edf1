using System.Text.Json.Serialization;

namespace Flowtriq.Server.Nodes;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnrollTokenRequest))]
[JsonSerializable(typeof(EnrollToken))]
[JsonSerializable(typeof(EnrollTokenStatus))]
[JsonSerializable(typeof(EnrollRefusal))]
[JsonSerializable(typeof(NodePatch))]
internal sealed partial class NodesJson : JsonSerializerContext;
