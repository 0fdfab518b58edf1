using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flowtriq.Server.Live;

/// <summary>A message's payload, encoded once for all who get it.</summary>
[JsonConverter(typeof(EncodedJson.EncodedJsonConverter))]
internal sealed class EncodedJson(ReadOnlyMemory<byte> utf8)
{
    internal ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    internal sealed class EncodedJsonConverter : JsonConverter<EncodedJson>
    {
        public override EncodedJson Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("Encoded payloads are only written.");

        public override void Write(Utf8JsonWriter writer, EncodedJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
