using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// What a restart must not lose: baselines, hour references, targets' normals, and attacks that last (also
/// those closed by hand, which must stay closed). Version 2, little-endian:
/// magic, version, wall time, interfaces, attacks, normals, 64-bit checksum.
/// </summary>
internal static class StageSnapshot
{
    private const uint Magic = 0x53_44_54_46; // "FTDS"
    private const int Version = 2;
    private const int MostNormals = 4_096;

    private static readonly TimeSpan Oldest = TimeSpan.FromHours(24);
    private static readonly TimeSpan Future = TimeSpan.FromHours(1);

    internal static byte[] Write(DetectionStage stage, TargetMeter targets, Moment now)
    {
        var writer = new SnapshotWriter();
        writer.U32(Magic);
        writer.U8(Version);
        writer.Wall(now.Wall);
        writer.U32((uint)stage.Watches.Count);
        foreach (var watch in stage.Watches)
            WatchSnapshot.Write(writer, watch);
        writer.U32((uint)stage.OpenAttacks.Count);
        foreach (var attack in stage.OpenAttacks)
            AttackSnapshot.Write(writer, attack);
        WriteNormals(writer, targets);
        return writer.Finish();
    }

    internal static string? Read(DetectionStage stage, TargetMeter targets, ReadOnlySpan<byte> saved, Moment now)
    {
        if (saved.Length < 8 || BitConverter.ToInt64(saved[^8..]) != SnapshotWriter.Checksum(saved[..^8]))
            return "damaged: the checksum does not match";
        var reader = new SnapshotReader(saved[..^8]);
        if (reader.U32() != Magic)
            return "not a saved detection state";
        if (reader.U8() is var version and not Version)
            return $"of version {version}, this agent reads version {Version}";
        var age = now.Wall - reader.Wall();
        if (age > Oldest)
            return $"older than 24 h ({age.TotalHours:0} h)";
        if (age < -Future)
            return "from the future: the wall clock was set back";

        var watches = new List<WatchSnapshot>();
        for (var left = reader.Count(16); left > 0; left--)
            watches.Add(WatchSnapshot.Read(ref reader));
        var attacks = new List<AttackSnapshot>();
        for (var left = reader.Count(64); left > 0; left--)
            attacks.Add(AttackSnapshot.Read(ref reader));
        var learned = TimeSpan.FromSeconds(Math.Min(reader.F64(), 1e9));
        var normals = ReadNormals(ref reader);
        if (reader.Damaged)
            return "damaged: it ends early or holds impossible values";

        foreach (var watch in watches)
            watch.Apply(stage, now);
        foreach (var attack in attacks)
            attack.Apply(stage, now);
        foreach (var (target, direction, rate) in normals)
            targets.SetNormal(target, direction, rate);
        targets.RestoreLearned(learned);
        return null;
    }

    private static void WriteNormals(SnapshotWriter writer, TargetMeter targets)
    {
        writer.F64(targets.Learned.TotalSeconds);
        var normals = targets.Normals(MostNormals);
        writer.U32((uint)normals.Count);
        foreach (var rate in normals)
        {
            writer.Prefix(rate.Target);
            writer.U8((int)rate.Direction);
            writer.Rate(rate.Normal);
        }
    }

    private static List<(IpPrefix Target, Direction Direction, TrafficRate Rate)> ReadNormals(ref SnapshotReader reader)
    {
        List<(IpPrefix, Direction, TrafficRate)> normals = [];
        for (var left = reader.Count(34); left > 0; left--)
        {
            var target = reader.Prefix();
            var direction = (Direction)(reader.U8() & 1);
            var rate = reader.Rate();
            if (target is { Length: > 0 } known)
                normals.Add((known, direction, rate));
        }

        return normals;
    }
}
