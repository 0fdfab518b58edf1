using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd;

[Collection(StandCollection.Name)]
public sealed class CaptureTests(Stand stand)
{
    [Fact]
    public async Task The_capture_opens_in_tshark_and_begins_before_the_attack()
    {
        stand.Require();
        if (!Command.Exists("tshark"))
            Assert.Skip("tshark is not installed");
        const string Victim = "203.0.113.30";
        var file = stand.AttackFile("amp.UDP.snmp.src161.pcapng", Victim);
        await using var attack = Replay.Start(stand.Lab["WAW"], file, 50_000, TimeSpan.FromSeconds(6));
        var incident = await stand.IncidentAsync(Victim + "/32");

        var capture = await Eventually.GetAsync(
            "a complete capture",
            TimeSpan.FromSeconds(90),
            async () => (await stand.Api.CapturesAsync(incident.Number)).FirstOrDefault(one => one.Complete)
        );

        var path = Path.Combine(stand.Folder, "capture.pcapng");
        await stand.Api.DownloadAsync(capture.Id, path);
        var hash = Convert.ToHexStringLower(
            await SHA256.HashDataAsync(new MemoryStream(await File.ReadAllBytesAsync(path)))
        );
        Assert.Equal(capture.Sha256, hash);
        var lines = await PacketsAsync(path);
        Assert.Equal(capture.Packets, lines.Length);
        var onset = capture.Onset.ToUnixTimeMilliseconds() / 1000.0;
        Assert.InRange(lines.Count(packet => packet.Time < onset), 500, lines.Length);
        Assert.Contains(lines, packet => packet.Time >= onset && packet.Destination == Victim);
        // The victim gets nothing else, and the onset stands on its first packet. The API's times are whole milliseconds.
        Assert.DoesNotContain(lines, packet => packet.Time < onset - 0.001 && packet.Destination == Victim);
        await AssertSameCountsAsync(capture.Id, path, Victim, lines.Length);
        await AssertEvidenceAsync(incident.Number, capture, lines.Length);
        await AssertReportAsync(incident.Number, capture, lines.Length);
    }

    /// <summary>The viewer's filters leave as many packets as Wireshark's.</summary>
    private async Task AssertSameCountsAsync(string capture, string path, string victim, int packets)
    {
        (string Ours, string Theirs)[] filters =
        [
            ($"dst {victim} and udp and sport 161", $"ip.dst == {victim} && udp.srcport == 161 && !icmp"),
            ($"dst {victim} and not icmp and len > 500", $"ip.dst == {victim} && frame.len > 500 && !icmp"),
            ($"dst {victim} and snmp", $"ip.dst == {victim} && snmp && !icmp"),
        ];
        foreach (var (ours, theirs) in filters)
        {
            var page = await stand.Api.GetAsync<JsonElement>(
                $"/api/v1/captures/{capture}/packets?limit=1&filter={Uri.EscapeDataString(ours)}"
            );
            string[] arguments =
            [
                "-n",
                "-r",
                path,
                "-o",
                "ip.defragment:FALSE",
                "-Y",
                theirs,
                "-T",
                "fields",
                "-e",
                "frame.number",
            ];
            var found = (await Command.RequireAsync("tshark", arguments)).Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries
            );
            Assert.Equal(packets, page.GetProperty("total").GetInt32());
            Assert.Equal($"{ours}: {found.Length}", $"{ours}: {page.GetProperty("matching").GetInt32()}");
            Assert.NotEmpty(found);
        }
    }

    private async Task AssertEvidenceAsync(int incident, CaptureView capture, int packets)
    {
        var items = await stand.Api.GetAsync<JsonElement>($"/api/v1/incidents/{incident}/evidence");
        var item = items.EnumerateArray().Single(one => one.GetProperty("capture").GetString() == capture.Id);
        Assert.Equal(packets, item.GetProperty("packets").GetInt32());
        Assert.True(item.GetProperty("intact").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, item.GetProperty("clockOffsetMilliseconds").ValueKind);
        Assert.NotEqual("", item.GetProperty("interfaces")[0].GetProperty("filter").GetString());
    }

    /// <summary>The report in all its formats says what Wireshark counted.</summary>
    private async Task AssertReportAsync(int incident, CaptureView capture, int packets)
    {
        var address = $"/api/v1/reports/preview?kind=evidence&incident={incident}";
        var report = await stand.Api.GetAsync<JsonElement>(address);
        var evidence = report
            .GetProperty("sections")
            .EnumerateArray()
            .Single(section => section.GetProperty("key").GetString() == "evidence");
        var row = evidence.GetProperty("tables")[0].GetProperty("rows").EnumerateArray().Single().EnumerateArray();
        var cells = row.ToArray();
        var counted = packets.ToString("N0", CultureInfo.InvariantCulture);
        Assert.Equal($"{capture.Id}.pcapng", cells[0].GetProperty("text").GetString());
        Assert.Equal(counted, cells[2].GetProperty("text").GetString());
        Assert.Equal(packets, cells[2].GetProperty("number").GetInt32());
        Assert.Equal(capture.Sha256, cells[5].GetProperty("text").GetString());

        var csv = Encoding.UTF8.GetString(await stand.Api.FileAsync($"{address}&format=csv"));
        Assert.Contains($"evidence,captures,1,Packets,\"{counted}\",{packets},", csv, StringComparison.Ordinal);
        var pdf = Path.Combine(stand.Folder, "report.pdf");
        await File.WriteAllBytesAsync(pdf, await stand.Api.FileAsync($"{address}&format=pdf"));
        string[] texts =
        [
            Encoding.UTF8.GetString(await stand.Api.FileAsync($"{address}&format=html")),
            Encoding.UTF8.GetString(await stand.Api.FileAsync($"{address}&format=txt")),
            Command.Exists("pdftotext") ? await Command.RequireAsync("pdftotext", [pdf, "-"]) : $" {counted} ",
        ];
        Assert.All(texts, text => Assert.Matches($@"[^0-9,]{counted}[^0-9,]", text));
    }

    private static async Task<(double Time, string Destination)[]> PacketsAsync(string path)
    {
        string[] fields =
        [
            "-n",
            "-r",
            path,
            "-T",
            "fields",
            "-E",
            "occurrence=f",
            "-e",
            "frame.time_epoch",
            "-e",
            "ip.dst",
        ];
        var text = await Command.RequireAsync("tshark", fields);
        return
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Select(line => (double.Parse(line[0], CultureInfo.InvariantCulture), line[1])),
        ];
    }
}
