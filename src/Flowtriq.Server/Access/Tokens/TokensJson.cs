using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access.Tokens;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ApiTokenRequest))]
[JsonSerializable(typeof(ApiTokenView[]))]
[JsonSerializable(typeof(ApiTokenMade))]
internal sealed partial class TokensJson : JsonSerializerContext;
