using System.Text.Json;
using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Tests.Configuration;

/// <summary>The page on configuring the agent names every key with its default, and no other key.</summary>
public sealed class ConfigurationPage
{
    private static readonly string[] OnlyWhenSet =
    [
        "server",
        "interfaces.NAME.role",
        "interfaces.NAME.capacity",
        "prefixes",
        "detection.thresholdPps",
        "detection.thresholdBps",
        "detection.interfaces.NAME.thresholdPps",
        "detection.interfaces.NAME.thresholdBps",
        "detection.targets.thresholdPps",
        "detection.targets.thresholdBps",
        "capture.directory",
        "firewall.allow",
        "firewall.exclude",
        "firewall.limitBps",
        "hooks.command",
        "hooks.timeoutSeconds",
        "hooks.concurrency",
    ];

    [Fact]
    public void Names_every_key_with_its_default()
    {
        var rows = File.ReadAllLines(Path.Combine(Root(), "docs", "configure-agent.md"))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(static cells => cells[1].Trim('`'), static cells => cells[2]);
        var defaults = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        using var printed = JsonDocument.Parse(ConfigText.Write(new AgentConfig { Node = "host name" }));
        Walk(printed.RootElement, "", defaults);

        Assert.Equal(
            defaults.Keys.Concat(OnlyWhenSet).Distinct().Order(StringComparer.Ordinal),
            rows.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(
            defaults,
            one => Assert.True(Same(one.Value, rows[one.Key]), $"{one.Key}: {one.Value} is not \"{rows[one.Key]}\"")
        );
    }

    private static void Walk(JsonElement level, string above, Dictionary<string, JsonElement> found)
    {
        foreach (var property in level.EnumerateObject())
        {
            var path = above.Length == 0 ? property.Name : $"{above}.{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Object)
                Walk(property.Value, path, found);
            else if (property.Value.ValueKind != JsonValueKind.Array)
                found[path] = property.Value;
        }
    }

    private static bool Same(JsonElement value, string written) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => SiNumber.Parse(written) == value.GetDouble(),
            JsonValueKind.String => value.GetString() == written,
            _ => value.GetRawText() == written,
        };

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Flowtriq.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no repository above");
        return folder;
    }
}
