using System.Text.Json;
using Flowtriq.Agent.Tests.Commands;

namespace Flowtriq.Agent.Tests.Replay;

public sealed class ReplayTests
{
    private static async Task<List<JsonElement>> ReplayAsync(string path)
    {
        var result = await Ftagent.RunAsync("replay", path, "--json");
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        return [.. result.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Type(JsonElement line) => line.GetProperty("type").GetString()!;

    [Theory]
    [InlineData("amp.UDP.isakmp.pcap", "amplification", "udp/4500", true)]
    [InlineData("amp.UDP.snmp.src161.pcapng", "amplification", "udp/161", true)]
    [InlineData("amp.dns.RRSIG.fragmented.pcap", "amplification", "udp/53", false)]
    [InlineData("pkt.TCP.synflood.spoofed.pcap", "syn_flood", "tcp/", true)]
    public async Task Names_a_real_attack(string file, string family, string vector, bool alarms)
    {
        var lines = await ReplayAsync(Path.Combine(Captures.Folder(), "attack", file));

        var summary = lines[^1];
        Assert.Equal(("summary", family), (Type(summary), summary.GetProperty("family").GetString()));
        Assert.Equal("10.10.10.10/32", summary.GetProperty("target").GetString());
        Assert.Contains(
            summary.GetProperty("vectors").EnumerateArray(),
            one =>
                $"{one.GetProperty("protocol").GetString()}/{one.GetProperty("port")}".StartsWith(
                    vector,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(alarms, lines.Any(line => Type(line) == "incident.opened"));
        foreach (var opened in lines.Where(line => Type(line) == "incident.opened"))
        {
            Assert.Equal("10.10.10.10/32", opened.GetProperty("target").GetString());
            Assert.Equal(family, opened.GetProperty("family").GetString());
        }

        Assert.Equal(
            lines.Count(line => Type(line) == "incident.opened"),
            lines.Count(line => Type(line) == "incident.closed")
        );
    }

    [Fact]
    public async Task Raises_nothing_on_benign_traffic()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Captures.Folder(), "benign")))
        {
            var lines = await ReplayAsync(file);
            Assert.True(lines.TrueForAll(line => Type(line) == "summary"), Path.GetFileName(file));
        }
    }
}
