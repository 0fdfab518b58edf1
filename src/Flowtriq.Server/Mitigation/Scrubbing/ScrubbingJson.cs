using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ScrubbingProvider[]))]
[JsonSerializable(typeof(ScrubbingProviderRequest))]
[JsonSerializable(typeof(ScrubbingTest))]
[JsonSerializable(typeof(ScrubbingDiversion[]))]
internal sealed partial class ScrubbingJson : JsonSerializerContext;
