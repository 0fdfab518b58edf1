using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Evidence;

namespace Flowtriq.Server.Captures.Evidence;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(CaptureHold))]
[JsonSerializable(typeof(PacketStatistics))]
[JsonSerializable(typeof(EvidenceKey))]
[JsonSerializable(typeof(EvidenceItem[]))]
[JsonSerializable(typeof(MitigationThen))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
