using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Workspaces;

namespace Flowtriq.Server.Workspaces;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkspaceRequest))]
[JsonSerializable(typeof(WorkspaceView[]))]
[JsonSerializable(typeof(WorkspaceMade))]
internal sealed partial class WorkspacesJson : JsonSerializerContext;
