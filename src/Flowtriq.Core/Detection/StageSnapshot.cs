using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

internal static class StageSnapshot
{
    internal static byte[] Write(DetectionStage stage, TargetMeter targets, Moment now) =>
        [(byte)stage.Watches.Count, (byte)targets.Hosts, (byte)now.Uptime.Seconds];

    internal static string? Read(DetectionStage stage, TargetMeter targets, ReadOnlySpan<byte> saved, Moment now) =>
        saved.Length == stage.Watches.Count + targets.Hosts + now.Uptime.Days ? null : "damaged";
}
