using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Events;

/// <summary>
/// The JSON of an incident: one object, used alike for standalone events, <c>ftagent replay --json</c> and the standard input of the
/// hook. Fields are only ever added.
/// </summary>
internal static class EventJson
{
    // Sources and prefixes hold nothing that HTML could misread; "<" in a text stays readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line for an observation, its newline included.</summary>
    internal static byte[] Line(Observation observation) =>
        Line(json =>
        {
            json.WriteString("type", TypeOf(observation.Phase));
            Write(json, observation);
        });

    /// <summary>One line of any object, its newline included.</summary>
    internal static byte[] Line(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The fields of an observation.</summary>
    internal static void Write(Utf8JsonWriter json, Observation observation)
    {
        json.WriteString("id", observation.Id);
        json.WriteString("node", observation.Node.Value);
        json.WriteString("interface", observation.Interface);
        json.WriteString("direction", observation.Direction == Direction.Inbound ? "inbound" : "outbound");
        WriteTarget(json, observation.Target);
        json.WriteNumber("hostCount", observation.HostCount);
        json.WriteBoolean("subsiding", observation.Subsiding);
        WritePicture(json, observation.Picture);
        WriteRate(json, "pps", "bps", observation.Rate);
        WriteRate(json, "peakPps", "peakBps", observation.Peak);
        WriteRate(json, "normalPps", "normalBps", observation.Normal);
        json.WriteBoolean("estimated", observation.Estimated);
        WriteTime(json, "onset", observation.Onset);
        WriteTime(json, "detected", observation.Detected);
        if (observation.Ended is { } ended)
            WriteTime(json, "ended", ended);
        WriteReason(json, observation.Reason);
        json.WriteStartArray("topTargets");
        foreach (var share in observation.TopTargets)
        {
            json.WriteStartObject();
            json.WriteString("target", share.Target.ToString());
            WriteRate(json, "pps", "bps", share.Rate);
            json.WriteNumber("standardErrorPps", Rounded(share.StandardError.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (observation.Capture is { } capture)
            json.WriteString("capture", capture);
        if (observation.Cause.Length > 0)
            json.WriteString("cause", observation.Cause);
    }

    /// <summary>"target": the prefix, or null while unattributed.</summary>
    internal static void WriteTarget(Utf8JsonWriter json, IpPrefix? target)
    {
        if (target is { } prefix)
            json.WriteString("target", prefix.ToString());
        else
            json.WriteNull("target");
    }

    /// <summary>Family, vectors and what else the sample says.</summary>
    internal static void WritePicture(Utf8JsonWriter json, AttackPicture picture)
    {
        json.WriteString("family", picture.Family.Text());
        json.WriteStartArray("vectors");
        foreach (var vector in picture.Vectors)
        {
            json.WriteStartObject();
            json.WriteString("name", vector.Name);
            json.WriteString("family", vector.Family.Text());
            json.WriteString("protocol", ProtocolText(vector.Protocol));
            if (vector.Port is { } port)
                json.WriteNumber("port", port);
            else
                json.WriteNull("port");
            json.WriteNumber("packetShare", Share(vector.PacketShare));
            json.WriteNumber("byteShare", Share(vector.ByteShare));
            json.WriteNumber("confidence", Share(vector.Confidence));
            json.WriteNumber("meanLength", Rounded(vector.MeanLength));
            if (vector.Signature is { } signature)
                json.WriteString("signature", signature);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("confidence", Share(picture.Confidence));
        json.WriteNumber("sourceCount", picture.SourceCount);
        if (picture.SpoofedShare is { } spoofed)
            json.WriteNumber("spoofedShare", Share(spoofed));
        json.WriteNumber("sampled", picture.Sampled);
        json.WriteBoolean("locked", picture.Locked);
        json.WriteStartArray("topSources");
        foreach (var source in picture.TopSources)
        {
            json.WriteStartObject();
            json.WriteString("source", source.Source.ToString());
            json.WriteNumber("packetShare", Share(source.PacketShare));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Packets and bits per second under two names.</summary>
    internal static void WriteRate(Utf8JsonWriter json, string packets, string bits, TrafficRate rate)
    {
        json.WriteNumber(packets, Rounded(rate.Packets.Value));
        json.WriteNumber(bits, Rounded(rate.Bits.Value));
    }

    /// <summary>UTC to the microsecond.</summary>
    internal static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));

    private static void WriteReason(Utf8JsonWriter json, DetectionReason reason)
    {
        json.WriteStartObject("reason");
        json.WriteString("metric", reason.Metric == Metric.Packets ? "packets" : "bits");
        json.WriteString("bound", reason.Bound);
        json.WriteNumber("value", Rounded(reason.Value));
        json.WriteNumber("threshold", Rounded(reason.Threshold));
        json.WriteNumber("windowMs", reason.WindowMilliseconds);
        json.WriteNumber("confirmations", reason.Confirmations);
        json.WriteString("text", reason.Text);
        json.WriteEndObject();
    }

    private static string TypeOf(ObservationPhase phase) =>
        phase switch
        {
            ObservationPhase.Opened => "incident.opened",
            ObservationPhase.Updated => "incident.updated",
            ObservationPhase.Closed => "incident.closed",
        };

    private static string ProtocolText(IpProtocol protocol) =>
        Enum.IsDefined(protocol)
            ? Enum.GetName(protocol)!.ToLowerInvariant()
            : ((int)protocol).ToString(CultureInfo.InvariantCulture);

    private static double Rounded(double value) => Math.Round(value, 1);

    private static double Share(double value) => Math.Round(value, 4);
}
