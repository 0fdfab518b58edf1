using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Incidents;

/// <summary>A node's id as its text.</summary>
internal sealed class NodeIdJson : JsonConverter<NodeId>
{
    public override NodeId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("Not a node."));

    public override void Write(Utf8JsonWriter writer, NodeId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
