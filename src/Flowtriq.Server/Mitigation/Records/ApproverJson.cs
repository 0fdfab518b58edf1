using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>A person who agreed, as the store keeps it. Of older entries only the name is known: there it is the account.</summary>
internal sealed class ApproverJson : JsonConverter<Approver>
{
    public override Approver Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var person = document.RootElement;
        if (person.ValueKind == JsonValueKind.String)
            return new Approver(person.GetString()!.Trim().ToUpperInvariant(), person.GetString()!);
        return new Approver(person.GetProperty("account").GetString()!, person.GetProperty("name").GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, Approver value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("account", value.Account);
        writer.WriteString("name", value.Name);
        writer.WriteEndObject();
    }
}
