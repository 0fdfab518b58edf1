using System.Globalization;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Packets.Streams;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>The fields of amplified payloads, read twice: by the viewer and by Wireshark.</summary>
public sealed class PayloadsAgainstTsharkTests
{
    private const int MostFrames = 60;

    /// <param name="Layer">The layer, as the viewer names it.</param>
    /// <param name="Recipe">The attack whose packets are read, beside those of real captures.</param>
    /// <param name="Fields">Wireshark's fields; every value of a field, separated by commas.</param>
    /// <param name="Ours">The same from the viewer's layer, a text for each field.</param>
    private sealed record Protocol(string Layer, string Recipe, string[] Fields, Func<PacketLayer, string>[] Ours);

    private static readonly Protocol[] Protocols =
    [
        new(
            "Domain Name System",
            "dns-amplification",
            ["dns.qry.name", "dns.count.queries", "dns.count.answers", "dns.id"],
            [All("Name"), All("Questions"), All("Answer RRs"), layer => Hex(Value(layer, "Transaction ID"), 4)]
        ),
        new(
            "Network Time Protocol",
            "ntp-amplification",
            [
                "ntp.priv.reqcode",
                "ntp.priv.numitems",
                "ntp.priv.monlist.remote_address",
                "ntp.priv.monlist.port",
                "ntp.priv.monlist.count",
                "ntp.stratum",
            ],
            [
                layer => Value(layer, "Request code").Split(' ')[0],
                All("Items"),
                layer => Join(layer, "Client", text => text.Split(", ")[0]),
                layer => Join(layer, "Client", text => text.Split(", ")[1]["port ".Length..]),
                layer => Join(layer, "Client", text => text.Split(", ")[2].Split(' ')[0]),
                All("Stratum"),
            ]
        ),
        new(
            "Simple Network Management Protocol",
            "snmp-amplification",
            ["snmp.community", "snmp.name", "snmp.request_id"],
            [
                All("Community"),
                layer => Join(layer, "Variable", text => text[..text.IndexOf(' ', StringComparison.Ordinal)]),
                All("Request ID"),
            ]
        ),
        new(
            "Connectionless Lightweight Directory Access Protocol",
            "cldap-amplification",
            ["ldap.messageID", "ldap.type"],
            [
                All("Message ID"),
                layer => Join(layer, "Attribute", text => text[..text.IndexOf(':', StringComparison.Ordinal)]),
            ]
        ),
        new(
            "Simple Service Discovery Protocol",
            "ssdp-amplification",
            ["http.response.code", "http.server", "http.location"],
            [
                layer => Value(layer, "Start line") is ['H', ..] line ? line.Split(' ')[1] : "",
                All("SERVER"),
                All("LOCATION"),
            ]
        ),
    ];

    public static TheoryData<string> Layers => [.. Protocols.Select(protocol => protocol.Layer)];

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task Have_the_same_values(string name)
    {
        var protocol = Protocols.Single(one => one.Layer == name);
        var frames = new CaptureBuilder();
        var ours = new List<string>();
        foreach (var frame in Candidates(protocol))
        {
            var layers = PacketDissector.Dissect(frame, LinkType.Ethernet, frame.Length);
            if (layers.LastOrDefault(layer => layer.Name == name) is not { } layer || ours.Count == MostFrames)
                continue;
            frames.Add(TimeSpan.FromMilliseconds(ours.Count), frame);
            ours.Add(string.Join('|', protocol.Ours.Select(read => read(layer))));
        }

        string[] arguments =
        [
            "-o",
            "ip.defragment:FALSE",
            "-T",
            "fields",
            "-E",
            "occurrence=a",
            "-E",
            "separator=|",
            .. protocol.Fields.SelectMany(field => new[] { "-e", field }),
        ];
        var theirs = (await Wireshark.TsharkAsync(frames.ToPcap(), arguments)).Split('\n');

        Assert.NotEmpty(ours);
        Assert.Equal(theirs.Take(ours.Count), ours);
    }

    private static IEnumerable<byte[]> Candidates(Protocol protocol)
    {
        var attack = AttackCatalogue.All.Where(recipe => recipe.Name == protocol.Recipe);
        var victim = new StreamPlan(Address.Of("203.0.113.9"));
        return attack
            .SelectMany(recipe => recipe.Frames(victim).Take(MostFrames / 2).Select(one => one.Frame))
            .Concat(
                RealCaptures
                    .All()
                    .Where(path =>
                        !path.Contains("fuzz", StringComparison.Ordinal)
                        && !path.Contains("malformed", StringComparison.Ordinal)
                    )
                    .SelectMany(path => CaptureReaderTests.ReadAll(File.ReadAllBytes(path), out _))
                    .Where(packet => packet.Link == LinkType.Ethernet && packet.Data.Length == packet.WireLength)
                    .Select(packet => packet.Data.ToArray())
            );
    }

    private static Func<PacketLayer, string> All(string field) => layer => Join(layer, field, text => text);

    private static string Join(PacketLayer layer, string field, Func<string, string> part) =>
        string.Join(',', layer.Fields.Where(one => one.Name == field).Select(one => part(one.Value)));

    private static string Value(PacketLayer layer, string field) =>
        layer.Fields.FirstOrDefault(one => one.Name == field)?.Value ?? "";

    private static string Hex(string value, int digits) =>
        "0x"
        + int.Parse(value.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            .ToString($"x{digits}", CultureInfo.InvariantCulture);
}
