using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Pipeline;

internal static class CaptureView
{
    internal static Capture Of(CaptureRow row) =>
        new(
            row.Id,
            row.Node,
            row.Size,
            row.Packets,
            row.PacketsBefore,
            UnixTime.FromUnixMicroseconds(row.Onset),
            row.Sha256,
            row.Complete == 1,
            row.Size,
            row.AsAnnounced,
            row.AnnouncedSha256,
            HoldOf(row)
        );

    internal static CaptureHold? HoldOf(CaptureRow row) =>
        row.IsHeld ? new CaptureHold(row.HoldReason, row.HoldBy, UnixTime.FromUnixMicroseconds(row.HoldSince)) : null;
}
