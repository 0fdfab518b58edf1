using System.Text.Json.Serialization;
using Finding = Flowtriq.Server.Contract.Finding;

namespace Flowtriq.Server.Pipeline;

/// <summary>How <see cref="NodeMemory"/> is written.</summary>
[JsonSerializable(typeof(Finding[]))]
[JsonSerializable(typeof(CloneSighting))]
[JsonSerializable(typeof(NodeLink[]))]
internal sealed partial class NodeMemoryJson : JsonSerializerContext;
