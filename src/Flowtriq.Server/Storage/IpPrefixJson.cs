using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Storage;

/// <summary>A prefix as its text.</summary>
internal sealed class IpPrefixJson : JsonConverter<IpPrefix>
{
    public override IpPrefix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IpPrefix.TryParse(reader.GetString(), out var prefix) ? prefix : throw new JsonException("Not a prefix.");

    public override void Write(Utf8JsonWriter writer, IpPrefix value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
