using System.Globalization;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Dissection;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>A real client's NTP packet, field by field with its times: by the viewer and by Wireshark.</summary>
public sealed class NtpAgainstTsharkTests
{
    private static readonly string[] Times = ["reftime", "org", "rec", "xmt"];

    private static readonly string[] Numbers =
    [
        "flags",
        "stratum",
        "ppoll",
        "precision",
        "rootdelay",
        "rootdispersion",
        "refid",
    ];

    [Fact]
    public async Task Has_the_same_fields_and_times()
    {
        var path = RealCaptures
            .All()
            .FirstOrDefault(static file => file.EndsWith("NTPv4.pcap", StringComparison.Ordinal));
        Assert.SkipWhen(path is null, "no capture with NTP");
        var capture = File.ReadAllBytes(path);
        var packet = CaptureReaderTests.ReadAll(capture, out _).Single();
        var layer = PacketDissector
            .Dissect(packet.Data.Span, packet.Link, packet.WireLength)
            .Single(static one => one.Name == "Network Time Protocol");

        var theirs = await Wireshark.TsharkAsync(
            capture,
            ["-T", "fields", .. Numbers.Concat(Times).SelectMany(static field => new[] { "-e", $"ntp.{field}" })]
        );

        string[] ours =
        [
            Of("Flags").Split(' ')[0],
            Of("Stratum"),
            Of("Poll"),
            $"{(byte)sbyte.Parse(Of("Precision"), CultureInfo.InvariantCulture)}",
            Short("Root delay"),
            Short("Root dispersion"),
            Of("Reference ID"),
            Of("Reference timestamp"),
            Of("Origin timestamp"),
            Of("Receive timestamp"),
            Of("Transmit timestamp"),
        ];
        var columns = theirs.Trim().Split('\t');
        Assert.Equal([.. columns[..Numbers.Length], .. columns[Numbers.Length..].Select(Time)], ours);

        string Of(string name) => layer.Fields.Single(field => field.Name == name).Value;
        string Short(string name) =>
            $"{Math.Round(double.Parse(Of(name).Split(' ')[0], CultureInfo.InvariantCulture) * 65_536)}";
    }

    /// <summary>"Jul  6, 2015 01:24:37.188284862 UTC" to microseconds, cut, as the viewer shows them.</summary>
    private static string Time(string text)
    {
        var cut = text.Replace("  ", " ", StringComparison.Ordinal)[..^" UTC".Length];
        var time = DateTime.ParseExact(cut[..^3], "MMM d, yyyy HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return time.ToString("yyyy-MM-dd HH:mm:ss.ffffff 'UTC'", CultureInfo.InvariantCulture);
    }
}
