using System.Text.Json.Serialization;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>Mitigations and the ladder's memory as the store keeps them. Figures that follow from others are not written.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(IpPrefixJson), typeof(RuleJson), typeof(ActionJson), typeof(OriginJson), typeof(ApproverJson)]
)]
[JsonSerializable(typeof(MitigationEntry))]
[JsonSerializable(typeof(LadderMemory))]
internal sealed partial class StoredJson : JsonSerializerContext;
