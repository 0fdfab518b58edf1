using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Observation = Flowtriq.Protocol.Observation;

namespace Flowtriq.Agent.Tests.Protocol;

public sealed class ObservationCodecTests
{
    [Fact]
    public void An_observation_survives_the_wire_whole()
    {
        var before = Observations.Any();

        var after = Decode(
            Observation.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(ObservationCodec.Encode(before)))
        );

        Assert.NotNull(after);
        Assert.Equal(before.Picture.Vectors, after.Picture.Vectors);
        Assert.Equal(before.Picture.TopSources, after.Picture.TopSources);
        Assert.Equal(before.TopTargets, after.TopTargets);
        var lists = before.Picture with { Vectors = after.Picture.Vectors, TopSources = after.Picture.TopSources };
        Assert.Equal(
            before with
            {
                Picture = lists,
                TopTargets = after.TopTargets,
            },
            after with
            {
                Picture = after.Picture,
            }
        );
    }

    [Fact]
    public void What_is_unknown_stays_unknown()
    {
        var before = Observations.Any(ObservationPhase.Opened) with
        {
            Target = null,
            Capture = null,
            Ended = null,
            Picture = Core.Classification.AttackPicture.Unattributed,
        };

        var after = Decode(ObservationCodec.Encode(before), ObservationPhase.Opened)!;

        Assert.Null(after.Target);
        Assert.Null(after.Capture);
        Assert.Null(after.Ended);
        Assert.Null(after.Picture.SpoofedShare);
    }

    public static TheoryData<string, ObservationFault> Faults =>
        new()
        {
            { nameof(Observation.Id), ObservationFault.Id },
            { nameof(Observation.Interface), ObservationFault.Text },
            { nameof(Observation.Direction), ObservationFault.UnknownValue },
            { nameof(Observation.Target), ObservationFault.Target },
            { nameof(Observation.HostCount), ObservationFault.Target },
            { nameof(Observation.State), ObservationFault.UnknownValue },
            { nameof(Observation.Reason), ObservationFault.Reason },
            { nameof(Observation.OnsetUnixUs), ObservationFault.Time },
            { nameof(Observation.EndedUnixUs), ObservationFault.Time },
            { nameof(Observation.Pps), ObservationFault.Rate },
            { nameof(Observation.PeakBps), ObservationFault.Rate },
            { nameof(Picture.Family), ObservationFault.UnknownValue },
            { nameof(Picture.Confidence), ObservationFault.Share },
            { nameof(Picture.Vectors), ObservationFault.List },
            { nameof(Vector.Port), ObservationFault.Vector },
            { nameof(SourceShare.Source), ObservationFault.Source },
            { nameof(Observation.CaptureId), ObservationFault.Capture },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_is_named(string field, ObservationFault expected)
    {
        var message = ObservationCodec.Encode(Observations.Any());
        Break(message, field);

        Assert.Null(ObservationCodec.Decode(Observations.Node, ObservationPhase.Closed, message, out var fault));

        Assert.Equal(expected, fault);
    }

    [Fact]
    public void Shares_added_up_from_parts_may_pass_one_by_a_rounding_error()
    {
        var message = ObservationCodec.Encode(Observations.Any());
        message.Picture.Vectors[0].PacketShare = 1.0000000000000002;

        Assert.Equal(1, Decode(message)!.Picture.Vectors[0].PacketShare);
    }

    private static void Break(Observation message, string field)
    {
        switch (field)
        {
            case nameof(Observation.Id):
                message.Id = "1";
                break;
            case nameof(Observation.Interface):
                message.Interface = new string('x', ObservationCodec.LongestText + 1);
                break;
            case nameof(Observation.Direction):
                message.Direction = (Direction)7;
                break;
            case nameof(Observation.Target):
                message.Target = "192.0.2.1/24";
                break;
            case nameof(Observation.HostCount):
                message.HostCount = 0;
                break;
            case nameof(Observation.State):
                message.State = (DetectorState)9;
                break;
            case nameof(Observation.Reason):
                message.Reason = null;
                break;
            case nameof(Observation.OnsetUnixUs):
                message.OnsetUnixUs = long.MinValue;
                break;
            case nameof(Observation.EndedUnixUs):
                message.EndedUnixUs = 0;
                break;
            case nameof(Observation.Pps):
                message.Pps = -1;
                break;
            case nameof(Observation.PeakBps):
                message.PeakBps = double.PositiveInfinity;
                break;
            case nameof(Picture.Family):
                message.Picture.Family = "weather";
                break;
            case nameof(Picture.Confidence):
                message.Picture.Confidence = 1.1;
                break;
            case nameof(Picture.Vectors):
                message.Picture.Vectors.Add(Enumerable.Repeat(new Vector(), ObservationCodec.LongestList + 1));
                break;
            case nameof(Vector.Port):
                message.Picture.Vectors[0].Port = 65_536;
                break;
            case nameof(SourceShare.Source):
                message.Picture.TopSources[0].Source = "nowhere";
                break;
            case nameof(Observation.CaptureId):
                message.CaptureId = "{}";
                break;
        }
    }

    private static Core.Incidents.Observation? Decode(
        Observation message,
        ObservationPhase phase = ObservationPhase.Closed
    ) => ObservationCodec.Decode(Observations.Node, phase, message, out _);
}
