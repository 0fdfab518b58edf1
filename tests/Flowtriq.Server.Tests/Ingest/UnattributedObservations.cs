using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Ingest;

public sealed class UnattributedObservations
{
    /// <summary>Counters alone raise an alarm without a target and without a number of hosts.</summary>
    [Fact]
    public void Are_accepted_from_the_wire()
    {
        var node = new NodeId("edge-1");
        var alarm = Seen.By(node, TimeProvider.System.GetUtcNow(), target: null) with { HostCount = 0 };
        var arrived = ObservationCodec.Decode(
            node,
            ObservationPhase.Opened,
            ObservationCodec.Encode(alarm),
            out var fault
        );
        Assert.Equal(ObservationFault.None, fault);
        Assert.Equal(1, arrived!.HostCount);
        Assert.Null(arrived.Target);
    }

    [Fact]
    public void A_named_target_without_a_host_is_refused()
    {
        var node = new NodeId("edge-1");
        var wrong = Seen.By(node, TimeProvider.System.GetUtcNow()) with { HostCount = 0 };
        Assert.Null(
            ObservationCodec.Decode(node, ObservationPhase.Opened, ObservationCodec.Encode(wrong), out var fault)
        );
        Assert.Equal(ObservationFault.Target, fault);
    }
}
