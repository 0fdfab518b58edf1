using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flowtriq.Agent.Events;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Status;

/// <summary>Writes what the node says of itself: one JSON object, newline included. Called by the loop thread when somebody asks.</summary>
internal sealed class StatusWriter(RememberingUplink said, string node, TimeProvider time)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document; null during the first second, before there is anything to say.</summary>
    internal byte[]? Write()
    {
        if (said.LastReport is not { } report)
            return null;
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            EventJson.WriteTime(json, "at", time.GetUtcNow());
            json.WriteString("version", AgentVersion.Text);
            json.WriteNumber("pid", Environment.ProcessId);
            json.WriteString("node", said.Status.Connection?.NodeName is { Length: > 0 } name ? name : node);
            ReportJson.Write(json, report);
            Queue(json, said.Status);
            Uplink(json, said.Status);
            Attacks(json);
            Notices(json);
            json.WriteEndObject();
        }

        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Queue(Utf8JsonWriter json, UplinkStatus status)
    {
        json.WriteStartObject("queue");
        json.WriteNumber("waiting", status.QueuedEvents);
        json.WriteNumber("capacity", EventQueue.Capacity);
        json.WriteNumber("dropped", status.DroppedEvents);
        json.WriteString("fault", status.QueueFault);
        json.WriteEndObject();
    }

    private static void Uplink(Utf8JsonWriter json, UplinkStatus status)
    {
        if (status.Connection is not { } connection)
        {
            json.WriteNull("uplink");
            return;
        }

        json.WriteStartObject("uplink");
        json.WriteString("server", connection.Server);
        json.WriteBoolean("connected", status.Connected);
        if (connection.Since is { } since)
            EventJson.WriteTime(json, "since", since);
        json.WriteString("refusal", connection.Refusal);
        if (connection.RefusedAt is { } at)
            EventJson.WriteTime(json, "refusedAt", at);
        if (status.ClockOffset is { } offset)
            json.WriteNumber("clockOffsetMs", Math.Round(offset.TotalMilliseconds, 3));
        EventJson.WriteTime(json, "certificateExpires", connection.CertificateExpires);
        json.WriteNumber("skippedReports", status.SkippedReports);
        json.WriteEndObject();
    }

    private void Attacks(Utf8JsonWriter json)
    {
        json.WriteStartArray("attacks");
        foreach (var attack in said.Open)
        {
            json.WriteStartObject();
            EventJson.Write(json, attack);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Notices(Utf8JsonWriter json)
    {
        json.WriteStartArray("notices");
        foreach (var notice in said.Notices)
        {
            json.WriteStartObject();
            EventJson.WriteTime(json, "at", notice.At);
            json.WriteString("kind", notice.Kind);
            json.WriteString("text", notice.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
