using System.Buffers;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Core.Packets.Filters;
using Flowtriq.Core.Packets.Redaction;
using Flowtriq.Lab.Packets;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>
/// Whatever the bytes, nothing throws and nothing outside the span is looked at. Reading past the end of a span throws, so
/// the first says the second; results must not depend on what lies behind the frame either.
/// </summary>
public sealed class AnyBytesTests
{
    private static readonly LinkType[] Links = [.. Enum.GetValues<LinkType>(), (LinkType)9_999];

    private static readonly AddressMask Mask = new([1], [IpPrefix.Host(IpAddress.FromV4(1))]);

    private static readonly byte[][] Captures =
    [
        new CaptureBuilder().Add(TimeSpan.Zero, Frames.All[0].Frame).Add(TimeSpan.Zero, Frames.All[1].Frame).ToPcap(),
        new CaptureBuilder().Add(TimeSpan.Zero, Frames.All[0].Frame).ToPcap(nanoseconds: false, bigEndian: true),
        new CaptureBuilder().Add(TimeSpan.Zero, Frames.All[2].Frame).Add(TimeSpan.Zero, Frames.All[3].Frame).ToPcapNg(),
        new PcapNgFile(bigEndian: true).Section().Interface(1, 0, (9, [9])).Enhanced(0, 1, [1, 2, 3]).ToArray(),
    ];

    [Fact]
    public void No_frame_of_random_bytes_upsets_the_parser_or_the_dissector() =>
        Run(from bytes in Gen.ArrayOf(AnyByte()) from link in Gen.Elements(Links) select (link, bytes), 2_000);

    [Fact]
    public void No_mutation_of_a_valid_frame_upsets_the_parser_or_the_dissector() =>
        Run(from seed in Gen.Elements(Frames.All) from bytes in Mutation(seed.Frame) select (seed.Link, bytes), 6_000);

    [Fact]
    public void Every_prefix_of_a_valid_frame_is_read_or_refused()
    {
        foreach (var (link, frame) in Frames.All)
        {
            for (var length = 0; length <= frame.Length; length++)
                Exercise(link, frame.AsSpan(0, length).ToArray());
        }
    }

    [Fact]
    public void No_bytes_upset_the_capture_reader()
    {
        var files = from seed in Gen.Elements(Captures) from bytes in Mutation(seed) select bytes;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(4_000),
            Prop.ForAll(
                Gen.OneOf(files, Gen.ArrayOf(AnyByte())).ToArbitrary(),
                file =>
                {
                    if (!CaptureReader.TryOpen(file, out var reader, out var error))
                        return error.Length > 0;
                    long bytes = 0;
                    while (reader.TryRead(out var packet))
                        bytes += packet.Data.Length;
                    return bytes <= file.Length && reader.Position <= file.Length;
                }
            )
        );
    }

    [Fact]
    public void No_text_upsets_the_filter()
    {
        var words = Gen.Elements(
            "(",
            ")",
            "!",
            "and",
            "or",
            "not",
            "port",
            "len",
            ">",
            "<=",
            "53",
            "src",
            "10.0.0.0/8",
            "flags",
            "S",
            "'",
            "\"",
            "x y",
            "ttl",
            "é",
            " "
        );
        var texts = from parts in Gen.ArrayOf(words) from glue in Gen.Elements("", " ") select string.Join(glue, parts);
        var header = PacketParserTests.Parse(Frames.All[0].Frame);
        var summary = PacketDissector.Summarise(Frames.All[0].Frame, header);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(4_000),
            Prop.ForAll(
                texts.ToArbitrary(),
                text =>
                {
                    if (!PacketFilter.TryParse(text, out var filter, out var error))
                        return error.Length > 0;
                    filter.Matches(header, summary, isBeforeOnset: true);
                    filter.Matches(default, summary, isBeforeOnset: false);
                    return true;
                }
            )
        );
    }

    private static void Run(Gen<(LinkType Link, byte[] Bytes)> frames, int tests) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(tests),
            Prop.ForAll(
                frames.ToArbitrary(),
                frame =>
                {
                    Exercise(frame.Link, frame.Bytes);
                    return true;
                }
            )
        );

    private static void Exercise(LinkType link, byte[] bytes)
    {
        var parsed = PacketParser.TryParse(bytes, link, bytes.Length, out var header, out var error);
        Assert.Equal(parsed, error == ParseError.None);

        // The same bytes with others behind them.
        byte[] longer = [.. bytes, .. Enumerable.Repeat((byte)0xA5, 64)];
        Assert.Equal(
            parsed,
            PacketParser.TryParse(longer.AsSpan(0, bytes.Length), link, bytes.Length, out var again, out _)
        );
        Assert.Equal(header, again);

        for (var depth = 0; parsed && depth <= PacketParser.MaximumTunnelDepth; depth++)
        {
            Assert.InRange(header.PayloadOffset + header.PayloadLength, 0, bytes.Length);
            Assert.InRange(header.IpOffset + (header.Source.IsV4 ? 20 : 40), 20, bytes.Length);
            parsed = PacketParser.TryParseInner(bytes, header, out header, out error);
            Assert.Equal(parsed, error == ParseError.None);
        }

        Assert.NotEmpty(PacketDissector.Summarise(bytes, link, bytes.Length).Protocol);
        foreach (var layer in PacketDissector.Dissect(bytes, link, bytes.Length))
            PacketDissectorTests.AssertInside(layer, bytes.Length);

        var file = new ArrayBufferWriter<byte>();
        CaptureRedactor.Redact(
            new CaptureBuilder { Link = link }
                .Add(TimeSpan.Zero, bytes)
                .ToPcap(),
            "",
            Mask,
            file
        );
        Assert.True(file.WrittenCount > 0);
    }

    private static Gen<byte> AnyByte() => Gen.Choose(0, 255).Select(value => (byte)value);

    /// <summary>A few bytes changed, some of them to values that mean something, and perhaps the end cut off.</summary>
    private static Gen<byte[]> Mutation(byte[] seed) =>
        from count in Gen.Choose(0, 5)
        from places in Gen.ArrayOf(Gen.Choose(0, Math.Max(0, seed.Length - 1)), count)
        from values in Gen.ArrayOf(
            Gen.OneOf(AnyByte(), Gen.Elements<byte>(0, 1, 4, 17, 41, 44, 47, 0x45, 0x60, 0x81, 0xFF)),
            count
        )
        from cut in Gen.Elements(0, 0, 0, 1, 4, 20, 40)
        select Changed(seed, places, values, cut);

    private static byte[] Changed(byte[] seed, int[] places, byte[] values, int cut)
    {
        var bytes = seed.ToArray();
        for (var i = 0; i < places.Length && bytes.Length > 0; i++)
            bytes[places[i]] = values[i];
        return bytes[..Math.Max(0, bytes.Length - cut)];
    }
}
