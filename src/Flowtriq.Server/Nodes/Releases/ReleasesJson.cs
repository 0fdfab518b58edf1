using System.Text.Json.Serialization;

namespace Flowtriq.Server.Nodes.Releases;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<AgentRelease>))]
[JsonSerializable(typeof(InstallCommands))]
internal sealed partial class ReleasesJson : JsonSerializerContext;
