using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Incidents;

/// <summary>An address as its text.</summary>
internal sealed class IpAddressJson : JsonConverter<IpAddress>
{
    public override IpAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IpAddress.TryParse(reader.GetString(), out var address) ? address : throw new JsonException("Not an address.");

    public override void Write(Utf8JsonWriter writer, IpAddress value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
