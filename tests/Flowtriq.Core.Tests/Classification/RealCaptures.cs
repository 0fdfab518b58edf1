using System.Text.Json;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Tests.Classification;

public sealed class RealCaptures(ITestOutputHelper output)
{
    [Fact]
    public void Attacks_are_named_as_people_labelled_them()
    {
        var directory = Captures.Directory();
        using var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "labels.json")));
        foreach (var label in labels.RootElement.EnumerateObject())
        {
            var picture = Classify(Path.Combine(directory, label.Name), out var target);
            output.WriteLine($"{label.Name}: {Describe(picture)}");

            Assert.Equal(label.Value.GetProperty("family").GetString(), picture.Family.Text());
            Assert.Equal(label.Value.GetProperty("target").GetString(), target.ToString());
            foreach (var vector in label.Value.GetProperty("vectors").EnumerateArray())
                Assert.Contains(
                    picture.Vectors,
                    v => IsLabelled(v, vector.GetString()!) && Math.Max(v.PacketShare, v.ByteShare) > 0.1
                );
            if (label.Value.TryGetProperty("spoofed", out var spoofed) && spoofed.GetBoolean())
                Assert.True(picture.SpoofedShare > 0.8, $"spoofed {picture.SpoofedShare}");
        }
    }

    [Fact]
    public void Reflections_carry_their_signature_and_a_high_confidence()
    {
        var directory = Captures.Directory();

        var ipsec = Classify(Path.Combine(directory, "attack", "amp.UDP.isakmp.pcap"), out _);
        Assert.Equal("IKEv1 main mode", ipsec.Vectors[0].Signature);
        Assert.True(ipsec.Vectors[0].Confidence > 0.95);
        Assert.Equal((ushort)4500, ipsec.Vectors[0].Port);
        Assert.Equal(0, ipsec.SpoofedShare);

        var snmp = Classify(Path.Combine(directory, "attack", "amp.UDP.snmp.src161.pcapng"), out _);
        Assert.StartsWith("GetResponse", snmp.Vectors[0].Signature, StringComparison.Ordinal);

        var dns = Classify(Path.Combine(directory, "attack", "amp.dns.RRSIG.fragmented.pcap"), out _);
        var vector = Assert.Single(dns.Vectors, v => v.Name == "DNS amplification");
        Assert.StartsWith("RRSIG response", vector.Signature, StringComparison.Ordinal);
        Assert.Equal(AttackFamily.Amplification, Assert.Single(dns.Vectors, v => v.Name == "UDP fragments").Family);
    }

    [Theory]
    [InlineData("amp.UDP.isakmp.pcap", AttackFamily.Amplification)]
    [InlineData("amp.UDP.snmp.src161.pcapng", AttackFamily.Amplification)]
    [InlineData("pkt.TCP.synflood.spoofed.pcap", AttackFamily.SynFlood)]
    public void Real_web_and_video_traffic_of_twice_the_attack_does_not_hide_it(string attack, AttackFamily family)
    {
        var directory = Captures.Directory();
        var classifier = new AttackClassifier();
        var attackPackets = 0;
        Captures.Read(
            Path.Combine(directory, "attack", attack),
            (in header, frame, _) =>
            {
                classifier.Add(header, frame, 1, before: false);
                attackPackets++;
            }
        );
        foreach (var benign in new[] { "443-firefox.pcap", "zoom.pcap", "wa_video.pcap", "quic.pcap" })
        {
            var packets = 0;
            Captures.Read(Path.Combine(directory, "benign", benign), (in _, _, _) => packets++);
            var weight = attackPackets / 2.0 / packets;
            Captures.Read(
                Path.Combine(directory, "benign", benign),
                (in header, frame, _) =>
                {
                    classifier.Add(header, frame, weight, before: true);
                    classifier.Add(header, frame, weight, before: false);
                }
            );
        }

        var picture = classifier.Classify(5, 5);
        output.WriteLine(Describe(picture));
        Assert.Equal(family, picture.Family);
        Assert.True(picture.Vectors[0].PacketShare > 0.9);
    }

    [Fact]
    public void Ordinary_traffic_of_every_kind_is_classified_without_a_fault()
    {
        var files = Directory.GetFiles(Path.Combine(Captures.Directory(), "benign"));
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var picture = Classify(file, out _);
            output.WriteLine($"{Path.GetFileName(file)}: {Describe(picture)}");
            Assert.InRange(picture.Vectors.Sum(v => v.PacketShare), 0, 1.000001);
        }
    }

    private static AttackPicture Classify(string path, out IpPrefix target)
    {
        var classifier = new AttackClassifier();
        var targets = new Dictionary<IpAddress, int>();
        Captures.Read(
            path,
            (in header, frame, _) =>
            {
                classifier.Add(header, frame, 1, before: false);
                targets[header.Destination] = targets.GetValueOrDefault(header.Destination) + 1;
            }
        );
        target = targets.Count == 0 ? default : IpPrefix.Host(targets.MaxBy(t => t.Value).Key);
        return classifier.Classify(0, 1);
    }

    /// <summary>Labels read "udp/53 DNS" or are the vector's name.</summary>
    private static bool IsLabelled(AttackVector vector, string label)
    {
        var words = label.Split(['/', ' '], 3);
        return vector.Name == label
            || words is ["udp", var port, var name]
                && vector.Protocol == IpProtocol.Udp
                && vector.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture) == port
                && vector.Name.StartsWith(name, StringComparison.Ordinal);
    }

    private static string Describe(AttackPicture picture) =>
        FormattableString.Invariant(
            $"{picture.Family.Text()} {picture.Confidence:F2}, {picture.SourceCount} sources, spoofed {picture.SpoofedShare:F2}: "
        )
        + string.Join(
            "; ",
            picture.Vectors.Select(v =>
                FormattableString.Invariant(
                    $"{v.Name}/{v.Port} {v.PacketShare:P0} {v.ByteShare:P0} {v.MeanLength:F0} B [{v.Signature}] {v.Confidence:F2}"
                )
            )
        );
}
