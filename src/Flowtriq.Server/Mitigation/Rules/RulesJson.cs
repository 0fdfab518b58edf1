using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Rules;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CustomerBody))]
[JsonSerializable(typeof(CustomerView))]
[JsonSerializable(typeof(CustomerView[]))]
[JsonSerializable(typeof(CustomerImportResult))]
[JsonSerializable(typeof(PolicyBody))]
[JsonSerializable(typeof(PolicyBody[]))]
[JsonSerializable(typeof(PolicyView))]
[JsonSerializable(typeof(PolicyView[]))]
[JsonSerializable(typeof(PolicyNameRequest))]
[JsonSerializable(typeof(PolicyOverrideBody))]
[JsonSerializable(typeof(PolicyPreview))]
[JsonSerializable(typeof(SafetyView))]
[JsonSerializable(typeof(SafetyLimitsBody))]
[JsonSerializable(typeof(SafetyEditResult))]
[JsonSerializable(typeof(OwnPrefixRequest))]
[JsonSerializable(typeof(ProtectedPrefixRequest))]
[JsonSerializable(typeof(DryRunRequest))]
[JsonSerializable(typeof(KillSwitchRequest))]
[JsonSerializable(typeof(KillSwitchView))]
[JsonSerializable(typeof(KillSwitchCause))]
[JsonSerializable(typeof(RuleChangeView[]))]
[JsonSerializable(typeof(ProtectedPrefixView))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class RulesJson : JsonSerializerContext;
