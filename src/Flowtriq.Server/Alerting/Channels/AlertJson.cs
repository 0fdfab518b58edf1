using System.Text.Json.Serialization;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Alerts as they are stored until they are delivered.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Alert))]
internal sealed partial class AlertJson : JsonSerializerContext;
