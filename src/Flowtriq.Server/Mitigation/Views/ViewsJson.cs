using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>The shapes of the mitigations API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MitigationPage))]
[JsonSerializable(typeof(MitigationDetail))]
[JsonSerializable(typeof(LadderView))]
[JsonSerializable(typeof(MitigationRequest))]
[JsonSerializable(typeof(MitigationPreview))]
[JsonSerializable(typeof(MitigationSummary[]))]
[JsonSerializable(typeof(MitigationVote))]
[JsonSerializable(typeof(RenewRequest))]
internal sealed partial class ViewsJson : JsonSerializerContext;
