using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Writes a service's JSON without a type of ours for each of its shapes.</summary>
internal static class MessageJson
{
    // Services read UTF-8; only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object.</summary>
    internal static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>ISO 8601 in UTC with milliseconds.</summary>
    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");

    /// <summary>A text at a place of an answer; null when there is none or the answer is no JSON.</summary>
    internal static string? Text(string answer, params ReadOnlySpan<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var at = document.RootElement;
            foreach (var name in path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                    return null;
            }

            return at.ValueKind is JsonValueKind.String or JsonValueKind.Number ? at.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
