using System.Text.Json;
using System.Text.Json.Serialization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>A FlowSpec rule as the store keeps it: every part by its number on the wire.</summary>
internal sealed class RuleJson : JsonConverter<FlowSpecRule>
{
    public override FlowSpecRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, FlowSpecRule value, JsonSerializerOptions options) =>
        Write(writer, value);

    internal static FlowSpecRule Of(JsonElement rule)
    {
        var match = new FlowSpecMatch { Destination = Prefix(rule, "to"), Source = Prefix(rule, "from") };
        foreach (var component in rule.GetProperty("match").EnumerateArray())
        {
            var numbers = component.EnumerateArray().Select(static n => n.GetUInt32()).ToArray();
            match = match.With(
                new FlowSpecComponent(
                    (FlowSpecField)numbers[0],
                    [
                        .. numbers
                            .Skip(1)
                            .Chunk(2)
                            .Select(static pair => new FlowSpecTerm((FlowSpecOperator)pair[0], pair[1])),
                    ]
                )
            );
        }

        return new FlowSpecRule(match, Action(rule.GetProperty("then")));
    }

    internal static void Write(Utf8JsonWriter writer, FlowSpecRule rule)
    {
        writer.WriteStartObject();
        if (rule.Match.Destination is { } destination)
            writer.WriteString("to", destination.ToString());
        if (rule.Match.Source is { } source)
            writer.WriteString("from", source.ToString());
        writer.WriteStartArray("match");
        foreach (var component in rule.Match.Components)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue((uint)component.Field);
            foreach (var term in component.Terms)
            {
                writer.WriteNumberValue((uint)term.Operator);
                writer.WriteNumberValue(term.Value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("then");
        Write(writer, rule.Action);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FlowSpecAction action)
    {
        if (action.Rate is { } rate)
            writer.WriteNumber("bytes", rate.Value);
        if (action.PacketRate is { } packets)
            writer.WriteNumber("packets", packets.Value);
        if (action.Mark is { } mark)
            writer.WriteNumber("mark", mark);
        if (action.Redirect is { } redirect)
        {
            writer.WriteNumber("as", redirect.Asn);
            writer.WriteNumber("number", redirect.Number);
            if (redirect.Address is { } address)
                writer.WriteString("address", address.ToString());
        }

        writer.WriteBoolean("sample", action.Sample);
        writer.WriteBoolean("continue", action.Continue);
    }

    private static FlowSpecAction Action(JsonElement then) =>
        new()
        {
            Rate = then.TryGetProperty("bytes", out var bytes) ? new BytesPerSecond(bytes.GetDouble()) : null,
            PacketRate = then.TryGetProperty("packets", out var packets)
                ? new Core.Traffic.PacketsPerSecond(packets.GetDouble())
                : null,
            Mark = then.TryGetProperty("mark", out var mark) ? mark.GetByte() : null,
            Redirect = then.TryGetProperty("as", out var asn)
                ? new RouteTarget(
                    asn.GetUInt32(),
                    then.TryGetProperty("address", out var text)
                    && IpAddress.TryParse(text.GetString(), out var address)
                        ? address
                        : null,
                    then.GetProperty("number").GetUInt32()
                )
                : null,
            Sample = then.GetProperty("sample").GetBoolean(),
            Continue = then.GetProperty("continue").GetBoolean(),
        };

    private static IpPrefix? Prefix(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var text) && IpPrefix.TryParse(text.GetString(), out var prefix) ? prefix : null;
}
