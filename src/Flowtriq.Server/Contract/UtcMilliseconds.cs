using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flowtriq.Server.Contract;

/// <summary>Times are ISO 8601 in UTC with milliseconds: "2026-05-04T03:02:01.000Z".</summary>
public sealed class UtcMilliseconds : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[24];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
