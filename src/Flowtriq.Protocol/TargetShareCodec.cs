using Flowtriq.Core.Traffic;
using CoreTargetShare = Flowtriq.Core.Incidents.TargetShare;

namespace Flowtriq.Protocol;

/// <summary>One target's share to the wire and back.</summary>
public static class TargetShareCodec
{
    /// <summary>The wire form.</summary>
    public static TargetShare Encode(CoreTargetShare share) =>
        new()
        {
            Target = share.Target.ToString(),
            Pps = share.Rate.Packets.Value,
            Bps = share.Rate.Bits.Value,
            StandardErrorPps = share.StandardError.Value,
        };

    internal static CoreTargetShare Decode(TargetShare share, ref ObservationCheck check)
    {
        var target = check.Target(share.Target);
        check.That(target is not null, ObservationFault.Target);
        return new CoreTargetShare(
            target ?? default,
            check.Rate(share.Pps, share.Bps),
            new PacketsPerSecond(check.Number(share.StandardErrorPps))
        );
    }
}
