using System.Buffers;
using System.Text;
using System.Text.Json;
using Flowtriq.Core.Detection;

namespace Flowtriq.Agent.Configuration;

/// <summary>Writes the configuration in force as JSON that <see cref="ConfigReader"/> reads back to the same.</summary>
internal static class ConfigText
{
    internal static string Write(AgentConfig config)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            if (config.Server is { } server)
                json.WriteString("server", server.ToString());
            json.WriteString("node", config.Node);
            json.WriteStartObject("interfaces");
            foreach (var (name, one) in config.Interfaces)
            {
                json.WriteStartObject(name);
                if (one.Role is { } role)
                    json.WriteString("role", Word(role));
                Optional(json, "capacity", one.CapacityBps);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartArray("prefixes");
            foreach (var prefix in config.Prefixes)
                json.WriteStringValue(prefix.ToString());
            json.WriteEndArray();
            Detection(json, config.Detection);
            Capture(json, config.Capture);
            FirewallReader.Write(json, config.Firewall);
            if (config.UpdateKey is { } key)
            {
                json.WriteStartObject("updates");
                json.WriteString("key", key);
                json.WriteEndObject();
            }

            if (config.Hook is { } hook)
            {
                json.WriteStartObject("hooks");
                json.WriteString("command", hook.Command);
                json.WriteNumber("timeoutSeconds", hook.Timeout.TotalSeconds);
                json.WriteNumber("concurrency", hook.Concurrency);
                json.WriteEndObject();
            }

            json.WriteString("stateDirectory", config.StateDirectory);
            json.WriteString("procRoot", config.ProcRoot);
            json.WriteString("sysRoot", config.SysRoot);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Detection(Utf8JsonWriter json, DetectionConfig detection)
    {
        var options = detection.Options;
        json.WriteStartObject("detection");
        json.WriteNumber("multiplier", options.Multiplier);
        json.WriteNumber("referenceMultiplier", options.ReferenceMultiplier);
        json.WriteNumber("floorPps", options.FloorPps);
        json.WriteNumber("floorBps", options.FloorBps);
        json.WriteNumber("capacityShare", options.CapacityShare);
        json.WriteNumber("targetShare", options.TargetShare);
        Threshold(json, options.Interfaces);
        json.WriteStartObject("interfaces");
        foreach (var (name, one) in detection.Interfaces)
        {
            json.WriteStartObject(name);
            Threshold(json, one);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("targets");
        Threshold(json, options.Targets);
        json.WriteEndObject();
        json.WriteNumber("windowsAtDouble", options.WindowsAtDouble);
        json.WriteNumber("windowsBelowDouble", options.WindowsBelowDouble);
        json.WriteNumber("resolveSeconds", options.ResolveAfter.TotalSeconds);
        json.WriteNumber("cooldownSeconds", options.Cooldown.TotalSeconds);
        json.WriteNumber("updateEverySeconds", options.UpdateEvery.TotalSeconds);
        json.WriteEndObject();
    }

    private static void Threshold(Utf8JsonWriter json, StaticThreshold one)
    {
        Optional(json, "thresholdPps", one.Packets);
        Optional(json, "thresholdBps", one.Bits);
    }

    private static void Capture(Utf8JsonWriter json, CaptureConfig capture)
    {
        json.WriteStartObject("capture");
        json.WriteString("mode", Word(capture.Mode));
        if (capture.Directory is { } directory)
            json.WriteString("directory", directory);
        json.WriteNumber("snapLength", capture.SnapLength);
        json.WriteNumber("samplesPerSecond", capture.SamplesPerSecond);
        json.WriteNumber("samplesPerSecondElevated", capture.SamplesPerSecondElevated);
        json.WriteNumber("packets", capture.Packets);
        json.WriteNumber("packetsBefore", capture.PacketsBefore);
        json.WriteNumber("durationSeconds", capture.Duration.TotalSeconds);
        json.WriteNumber("fileBytes", capture.FileBytes);
        json.WriteNumber("totalBytes", capture.TotalBytes);
        json.WriteNumber("ageSeconds", capture.Age.TotalSeconds);
        json.WriteNumber("freeBytes", capture.FreeBytes);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => Enum.GetName(value)!.ToLowerInvariant();
}
