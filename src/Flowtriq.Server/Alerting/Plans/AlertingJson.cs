using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>What people lay down, on the wire and in the store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AlertingView))]
[JsonSerializable(typeof(AlertRouteBody))]
[JsonSerializable(typeof(EscalationPolicyBody))]
[JsonSerializable(typeof(RotaBody))]
[JsonSerializable(typeof(MaintenanceBody))]
[JsonSerializable(typeof(SilenceRequest))]
[JsonSerializable(typeof(BulkSilenceRequest))]
[JsonSerializable(typeof(SilenceView[]))]
[JsonSerializable(typeof(AlertingOrderRequest))]
[JsonSerializable(typeof(StoredSilence))]
[JsonSerializable(typeof(AlertPreferences))]
[JsonSerializable(typeof(IncidentAlerts))]
internal sealed partial class AlertingJson : JsonSerializerContext;
