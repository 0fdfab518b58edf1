using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flowtriq.Agent.Firewall;

/// <summary>A table for people and for programs.</summary>
internal static class FirewallText
{
    internal static string Lines(string table, FilterReadings? readings)
    {
        if (readings is null)
            return $"no filter is set (there is no table {table})";
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"table netdev {table}, {readings.Filters.Count} filters");
        foreach (var filter in readings.Filters)
            lines.Append('\n').Append(Line(filter));
        return lines.ToString();
    }

    internal static string Line(ReadFilter filter)
    {
        var expires = filter.ExpiresSeconds is { } seconds
            ? string.Create(CultureInfo.InvariantCulture, $"expires in {seconds} s")
            : "expired";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {filter.Text}\n    dropped {filter.Packets} packets, {filter.Bytes} bytes; {expires}"
        );
    }

    internal static string Json(string table, FilterReadings? readings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("table", table);
            json.WriteBoolean("present", readings is not null);
            json.WriteStartArray("filters");
            foreach (var filter in readings?.Filters ?? [])
            {
                var blank = filter.Text.IndexOf(' ');
                json.WriteStartObject();
                json.WriteNumber("id", filter.Id);
                json.WriteString("by", blank < 0 ? filter.Text : filter.Text[..blank]);
                json.WriteString("rule", blank < 0 ? "" : filter.Text[(blank + 1)..]);
                json.WriteNumber("packets", filter.Packets);
                json.WriteNumber("bytes", filter.Bytes);
                if (filter.ExpiresSeconds is { } seconds)
                    json.WriteNumber("expiresSeconds", seconds);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
