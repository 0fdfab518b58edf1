using System.Text.Json.Serialization;
using Flowtriq.Core.Alerting;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>Escalations as they are stored.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Escalation))]
internal sealed partial class EscalationJson : JsonSerializerContext;
