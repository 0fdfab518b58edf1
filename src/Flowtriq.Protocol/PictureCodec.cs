using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;
using CoreSourceShare = Flowtriq.Core.Classification.SourceShare;

namespace Flowtriq.Protocol;

/// <summary>What the sample says an attack is, to the wire and back.</summary>
internal static class PictureCodec
{
    private const double UnknownSpoofing = -1;

    internal static Picture Encode(AttackPicture picture)
    {
        var message = new Picture
        {
            Family = picture.Family.Text(),
            Confidence = picture.Confidence,
            SourceCount = (uint)picture.SourceCount,
            SpoofedShare = picture.SpoofedShare ?? UnknownSpoofing,
            Sampled = (uint)picture.Sampled,
            Locked = picture.Locked,
            Revision = (uint)picture.Revision,
        };
        foreach (var vector in picture.Vectors)
            message.Vectors.Add(Encode(vector));
        foreach (var source in picture.TopSources)
        {
            var share = new SourceShare { Source = source.Source.ToString(), PacketShare = source.PacketShare };
            message.TopSources.Add(share);
        }

        return message;
    }

    internal static AttackPicture Decode(Picture? message, ref ObservationCheck check)
    {
        if (message is null)
            return AttackPicture.Unattributed;
        var spoofed = message.SpoofedShare;
        return new AttackPicture(
            Family(message.Family, ref check),
            check.List(message.Vectors, Decode),
            check.Share(message.Confidence),
            check.Count(message.SourceCount, atLeast: 0, ObservationFault.Vector),
            spoofed < 0 ? null : check.Share(spoofed),
            check.List(message.TopSources, Decode),
            check.Count(message.Sampled, atLeast: 0, ObservationFault.Vector),
            message.Locked,
            check.Count(message.Revision, atLeast: 0, ObservationFault.Vector)
        );
    }

    private static Vector Encode(AttackVector vector) =>
        new()
        {
            Name = vector.Name,
            Family = vector.Family.Text(),
            Protocol = (uint)vector.Protocol,
            Port = vector.Port ?? 0u,
            PacketShare = vector.PacketShare,
            ByteShare = vector.ByteShare,
            MeanLength = vector.MeanLength,
            Signature = vector.Signature ?? "",
            Confidence = vector.Confidence,
        };

    private static AttackVector Decode(Vector vector, ref ObservationCheck check)
    {
        check.That(vector.Protocol <= byte.MaxValue && vector.Port <= ushort.MaxValue, ObservationFault.Vector);
        return new AttackVector(
            check.Text(vector.Name),
            Family(vector.Family, ref check),
            (IpProtocol)(byte)vector.Protocol,
            vector.Port == 0 ? null : (ushort)vector.Port,
            check.Share(vector.PacketShare),
            check.Share(vector.ByteShare),
            check.Number(vector.MeanLength),
            vector.Signature.Length == 0 ? null : check.Text(vector.Signature),
            check.Share(vector.Confidence)
        );
    }

    private static CoreSourceShare Decode(SourceShare source, ref ObservationCheck check)
    {
        check.That(IpAddress.TryParse(source.Source, out var address), ObservationFault.Source);
        return new CoreSourceShare(address, check.Share(source.PacketShare));
    }

    private static AttackFamily Family(string text, ref ObservationCheck check)
    {
        check.That(AttackFamilies.TryParse(text, out var family), ObservationFault.UnknownValue);
        return family;
    }
}
