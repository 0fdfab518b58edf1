using System.Text.Json;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Configuration;

/// <summary>Reads the configuration: JSON with comments and trailing commas. Reports every fault, not just the first.</summary>
internal static class ConfigReader
{
    private const double Tera = 1e12;
    private const double DaySeconds = 86_400;

    internal static JsonDocumentOptions Syntax { get; } =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a configuration; null when there is any fault.</summary>
    internal static AgentConfig? Read(string json, List<ConfigError> errors)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Syntax);
        }
        catch (JsonException broken)
        {
            errors.Add(
                new ConfigError(
                    $"line {broken.LineNumber + 1}",
                    "",
                    $"is not JSON: {broken.Message.Split(" LineNumber")[0]}"
                )
            );
            return null;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                errors.Add(new ConfigError("(root)", "", "must be an object {…}"));
                return null;
            }

            var before = errors.Count;
            var config = Root(new ConfigSection(document.RootElement, "", errors));
            return errors.Count == before ? config : null;
        }
    }

    private static AgentConfig Root(ConfigSection root)
    {
        var defaults = new AgentConfig();
        var config = new AgentConfig
        {
            Server = Server(root),
            Node = root.Text("node") ?? defaults.Node,
            Interfaces = Interfaces(root.Section("interfaces")),
            Prefixes = root.Prefixes("prefixes"),
            Detection = DetectionReader.Read(root.Section("detection")),
            Capture = Capture(root.Section("capture")),
            Firewall = FirewallReader.Read(root.Section("firewall")),
            UpdateKey = UpdateKey(root.Section("updates")),
            Hook = Hook(root.Section("hooks")),
            StateDirectory = root.AbsolutePath("stateDirectory") ?? defaults.StateDirectory,
            ProcRoot = root.AbsolutePath("procRoot") ?? defaults.ProcRoot,
            SysRoot = root.AbsolutePath("sysRoot") ?? defaults.SysRoot,
        };
        root.RefuseUnknown();
        return config;
    }

    private static ServerAddress? Server(ConfigSection root)
    {
        if (root.Text("server") is not { } text)
            return null;
        if (!ServerAddress.TryParse(text, out var address))
            root.Fault("server", text, "must be HOST or HOST:PORT, without a scheme");
        return address;
    }

    private static Dictionary<string, InterfaceConfig> Interfaces(ConfigSection interfaces)
    {
        var found = new Dictionary<string, InterfaceConfig>(StringComparer.Ordinal);
        foreach (var property in interfaces.Properties)
        {
            var one = interfaces.Section(property.Name);
            found[property.Name] = new InterfaceConfig(
                one.Choice<InterfaceRole>("role"),
                one.Number("capacity", 1e3, 100 * Tera)
            );
            one.RefuseUnknown();
        }

        return found;
    }

    private static CaptureConfig Capture(ConfigSection capture)
    {
        var defaults = new CaptureConfig();
        var config = new CaptureConfig
        {
            Mode = capture.Choice<CaptureMode>("mode") ?? defaults.Mode,
            Directory = capture.AbsolutePath("directory"),
            SnapLength = (int?)capture.Whole("snapLength", 64, 65_535) ?? defaults.SnapLength,
            SamplesPerSecond = (int?)capture.Whole("samplesPerSecond", 10, 100_000) ?? defaults.SamplesPerSecond,
            SamplesPerSecondElevated =
                (int?)capture.Whole("samplesPerSecondElevated", 10, 100_000) ?? defaults.SamplesPerSecondElevated,
            Packets = (int?)capture.Whole("packets", 1, 1_000_000) ?? defaults.Packets,
            PacketsBefore = (int?)capture.Whole("packetsBefore", 0, 100_000) ?? defaults.PacketsBefore,
            Duration = capture.Seconds("durationSeconds", 1, 3_600) ?? defaults.Duration,
            FileBytes = capture.Whole("fileBytes", 65_536, 1L << 40) ?? defaults.FileBytes,
            TotalBytes = capture.Whole("totalBytes", 65_536, 1L << 50) ?? defaults.TotalBytes,
            Age = capture.Seconds("ageSeconds", 60, 3_650 * DaySeconds) ?? defaults.Age,
            FreeBytes = capture.Whole("freeBytes", 0, 1L << 50) ?? defaults.FreeBytes,
        };
        capture.RefuseUnknown();
        return config;
    }

    private static string? UpdateKey(ConfigSection updates)
    {
        var text = updates.Text("key");
        using var key = text is null ? null : ReleaseSignature.ReadKey(text);
        if (text is not null && key is null)
            updates.Fault("key", text, "must be a release key, as \"flowtriq release key\" prints it");
        updates.RefuseUnknown();
        return text;
    }

    private static HookConfig? Hook(ConfigSection hooks)
    {
        var command = hooks.AbsolutePath("command");
        var defaults = new HookConfig("");
        var config = new HookConfig(command ?? "")
        {
            Timeout = hooks.Seconds("timeoutSeconds", 1, 3_600) ?? defaults.Timeout,
            Concurrency = (int?)hooks.Whole("concurrency", 1, 64) ?? defaults.Concurrency,
        };
        hooks.RefuseUnknown();
        return command is null ? null : config;
    }
}
