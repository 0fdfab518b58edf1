using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Audit;

namespace Flowtriq.Server.Platform.Audit;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(AuditCheck))]
[JsonSerializable(typeof(AuditLine[]))]
internal sealed partial class AuditJson : JsonSerializerContext;
