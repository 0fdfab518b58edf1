using System.Text.Json.Serialization;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Incidents;

/// <summary>An incident as the store keeps it. Figures that follow from others are not written.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(IpPrefixJson), typeof(IpAddressJson), typeof(NodeIdJson)]
)]
[JsonSerializable(typeof(Incident))]
internal sealed partial class IncidentJson : JsonSerializerContext;
