using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Pages;

namespace Flowtriq.Server.StatusPages;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StatusPageBody))]
[JsonSerializable(typeof(StatusPageSummary[]))]
[JsonSerializable(typeof(StatusPageDetail))]
[JsonSerializable(typeof(StatusStoryRequest))]
[JsonSerializable(typeof(StatusStoryEdit))]
[JsonSerializable(typeof(StatusUpdateRequest))]
[JsonSerializable(typeof(StatusUpdateEdit))]
[JsonSerializable(typeof(StatusMaintenanceBody))]
[JsonSerializable(typeof(StatusLogo))]
[JsonSerializable(typeof(PublicStatus))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StatusJson : JsonSerializerContext;
