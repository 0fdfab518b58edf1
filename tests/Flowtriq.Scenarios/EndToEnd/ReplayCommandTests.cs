using System.Text.Json;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary><c>ftagent replay</c>, the published binary, on the corpus of real captures.</summary>
public sealed class ReplayCommandTests
{
    [Fact]
    public async Task No_benign_capture_alarms()
    {
        var binary = await ReadyAsync();
        foreach (var capture in SharedCaptures.Benign())
        {
            var (result, lines) = await ReplayAsync(binary, capture);
            Assert.True(result.ExitCode is 0 or 2, $"{capture}: exit {result.ExitCode}: {result.Error}");
            Assert.DoesNotContain(lines, line => Text(line, "type").StartsWith("incident.", StringComparison.Ordinal));
            if (result.ExitCode == 0)
                Assert.Single(lines, line => Text(line, "type") == "summary");
        }
    }

    [Fact]
    public async Task Every_attack_capture_is_named_as_its_label_says()
    {
        var binary = await ReadyAsync();
        var labels = Path.Combine(SharedCaptures.Required, "labels.json");
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(labels));
        foreach (var label in document.RootElement.EnumerateObject())
        {
            var (result, lines) = await ReplayAsync(binary, Path.Combine(SharedCaptures.Required, label.Name));
            Assert.Equal(0, result.ExitCode);
            var summary = Assert.Single(lines, line => Text(line, "type") == "summary");
            Assert.Equal(Text(label.Value, "target"), Text(summary, "target"));
            Assert.Equal(Text(label.Value, "family"), Text(summary, "family"));
            var found = summary.GetProperty("vectors").EnumerateArray().Select(Describe).ToArray();
            foreach (var wanted in label.Value.GetProperty("vectors").EnumerateArray())
                Assert.Contains(found, vector => Matches(vector, wanted.GetString()!));
        }
    }

    [Fact]
    public async Task What_is_no_capture_is_refused_in_words()
    {
        var binary = await ReadyAsync();
        var result = await Command.RunAsync(binary, ["replay", "/etc/hostname", "--json"]);
        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.Trim());
    }

    private static async Task<string> ReadyAsync()
    {
        _ = SharedCaptures.Required;
        return await Programs.AgentAsync();
    }

    private static async Task<(CommandResult Result, JsonElement[] Lines)> ReplayAsync(string binary, string capture)
    {
        var result = await Command.RunAsync(binary, ["replay", capture, "--json"], TimeSpan.FromSeconds(60));
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (result, [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))]);
    }

    // "udp/161 SNMP amplification" from name, protocol and port.
    private static string Describe(JsonElement vector)
    {
        var port =
            vector.TryGetProperty("port", out var value) && value.ValueKind == JsonValueKind.Number ? $"/{value}" : "";
        return $"{Text(vector, "protocol")}{port} {Text(vector, "name")}".ToLowerInvariant();
    }

    // A label such as "udp/4500 IPsec reflection": its port and at least its first word must be in the vector.
    private static bool Matches(string vector, string label)
    {
        var words = label.ToLowerInvariant().Split(' ');
        return words[0].Contains('/', StringComparison.Ordinal)
            ? vector.StartsWith(words[0] + " ", StringComparison.Ordinal)
                && vector.Contains(words[1], StringComparison.Ordinal)
            : words.All(word => vector.Contains(word.TrimEnd('s'), StringComparison.Ordinal));
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
