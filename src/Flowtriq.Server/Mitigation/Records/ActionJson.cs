using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>What a mitigation does, as the store keeps it: the level says which case it is.</summary>
internal sealed class ActionJson : JsonConverter<MitigationAction>
{
    public override MitigationAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var action = document.RootElement;
        return (MitigationLevel)action.GetProperty("level").GetByte() switch
        {
            MitigationLevel.Firewall => new MitigationAction.EdgeFilter(RuleJson.Of(action.GetProperty("rule"))),
            MitigationLevel.FlowSpec => new MitigationAction.FlowSpec(RuleJson.Of(action.GetProperty("rule"))),
            MitigationLevel.Blackhole => new MitigationAction.Blackhole(Prefix(action)),
            MitigationLevel.Scrubbing => new MitigationAction.Divert(
                Prefix(action),
                action.GetProperty("provider").GetString()!
            ),
        };
    }

    public override void Write(Utf8JsonWriter writer, MitigationAction value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("level", (byte)value.Level);
        switch (value)
        {
            case MitigationAction.EdgeFilter filter:
                writer.WritePropertyName("rule");
                RuleJson.Write(writer, filter.Rule);
                break;
            case MitigationAction.FlowSpec rule:
                writer.WritePropertyName("rule");
                RuleJson.Write(writer, rule.Rule);
                break;
            case MitigationAction.Blackhole blackhole:
                writer.WriteString("prefix", blackhole.Prefix.ToString());
                break;
            case MitigationAction.Divert divert:
                writer.WriteString("prefix", divert.Prefix.ToString());
                writer.WriteString("provider", divert.Provider);
                break;
        }

        writer.WriteEndObject();
    }

    private static IpPrefix Prefix(JsonElement action) =>
        IpPrefix.TryParse(action.GetProperty("prefix").GetString(), out var prefix)
            ? prefix
            : throw new JsonException("Not a prefix.");
}
