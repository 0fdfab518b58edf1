using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>Who wants a mitigation, as the store keeps it.</summary>
internal sealed class OriginJson : JsonConverter<MitigationOrigin>
{
    public override MitigationOrigin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var origin = document.RootElement;
        return origin.TryGetProperty("person", out var person)
            ? new MitigationOrigin.ByPerson(person.GetString()!)
            : new MitigationOrigin.ByPolicy(
                origin.GetProperty("policy").GetString()!,
                origin.GetProperty("revision").GetInt32()
            );
    }

    public override void Write(Utf8JsonWriter writer, MitigationOrigin value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case MitigationOrigin.ByPerson person:
                writer.WriteString("person", person.Name);
                break;
            case MitigationOrigin.ByPolicy policy:
                writer.WriteString("policy", policy.Policy);
                writer.WriteNumber("revision", policy.Revision);
                break;
        }

        writer.WriteEndObject();
    }
}
