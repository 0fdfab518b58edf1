using System.Text.Json.Serialization;

namespace Flowtriq.Server.Nodes.Renewal;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuthorityStatus))]
[JsonSerializable(typeof(AuthorityRenewalRequest))]
[JsonSerializable(typeof(AuthorityFinishRequest))]
internal sealed partial class RenewalJson : JsonSerializerContext;
