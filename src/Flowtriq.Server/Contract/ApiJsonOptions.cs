using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Contract.Workspaces;

namespace Flowtriq.Server.Contract;

/// <summary>The rules of the API's JSON, the same for HTTP and the hub: strict numbers, enums as words, UTC times.</summary>
internal static class ApiJsonOptions
{
    internal static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new UtcMilliseconds());
        options.Converters.Add(new CamelCaseEnum<NodeState>());
        options.Converters.Add(new CamelCaseEnum<Role>());
        options.Converters.Add(new CamelCaseEnum<TokenScope>());
        options.Converters.Add(new CamelCaseEnum<WorkspaceState>());
        options.Converters.Add(new CamelCaseEnum<Readiness>());
        options.Converters.Add(new CamelCaseEnum<FindingLevel>());
        options.Converters.Add(new CamelCaseEnum<CaptureMode>());
        options.Converters.Add(new CamelCaseEnum<InterfaceRole>());
        options.Converters.Add(new CamelCaseEnum<BoundKind>());
        options.Converters.Add(new CamelCaseEnum<Severity>());
        options.Converters.Add(new CamelCaseEnum<IncidentState>());
        options.Converters.Add(new CamelCaseEnum<Verdict>());
        options.Converters.Add(new CamelCaseEnum<Direction>());
        options.Converters.Add(new CamelCaseEnum<Metric>());
        options.Converters.Add(new CamelCaseEnum<MitigationLevel>());
        options.Converters.Add(new CamelCaseEnum<LevelMode>());
        options.Converters.Add(new CamelCaseEnum<Disposition>());
        options.Converters.Add(new CamelCaseEnum<SafetyEditKind>());
        options.Converters.Add(new CamelCaseEnum<DayOfWeek>());
        options.Converters.Add(new CamelCaseEnum<MitigationState>());
        options.Converters.Add(new CamelCaseEnum<Disposition>());
        options.Converters.Add(new CamelCaseEnum<RungState>());
        options.TypeInfoResolverChain.Insert(0, ApiJson.Default);
    }
}
