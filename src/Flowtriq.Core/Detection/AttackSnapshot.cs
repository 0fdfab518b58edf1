using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>A saved attack that lasts; times are kept by the wall clock, since uptime starts anew with the machine.</summary>
internal sealed class AttackSnapshot
{
    /// <summary>A restored attack counts as above for this long, until the detectors have seen it again.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private Guid id;
    private Direction direction;
    private IpPrefix? target;
    private string name = "";
    private DateTimeOffset onset;
    private DateTimeOffset detected;
    private TrafficRate peak;
    private TrafficRate normal;
    private int hosts;
    private int reopenings;
    private bool muted;
    private DetectionReason reason = new(Metric.Packets, "", 0, 0, 0, 0, "");

    internal static void Write(SnapshotWriter writer, OpenAttack attack)
    {
        writer.Id(attack.Id);
        writer.U8((int)attack.Direction);
        writer.Prefix(attack.Target);
        writer.Text(attack.Interface);
        writer.Wall(attack.Onset.Wall);
        writer.Wall(attack.Detected.Wall);
        writer.Rate(attack.Peak);
        writer.Rate(attack.Normal);
        writer.U32((uint)attack.Hosts);
        writer.U32((uint)attack.Reopenings);
        writer.U8(attack.Muted ? 1 : 0);
        writer.U8((int)attack.Reason.Metric);
        writer.Text(attack.Reason.Bound);
        writer.F64(attack.Reason.Value);
        writer.F64(attack.Reason.Threshold);
        writer.U32((uint)attack.Reason.WindowMilliseconds);
        writer.U32((uint)attack.Reason.Confirmations);
        writer.Text(attack.Reason.Text);
    }

    internal static AttackSnapshot Read(ref SnapshotReader reader) =>
        new()
        {
            id = reader.Id(),
            direction = (Direction)(reader.U8() & 1),
            target = reader.Prefix(),
            name = reader.Text(),
            onset = reader.Wall(),
            detected = reader.Wall(),
            peak = reader.Rate(),
            normal = reader.Rate(),
            hosts = (int)(reader.U32() & int.MaxValue),
            reopenings = (int)(reader.U32() & int.MaxValue),
            muted = reader.U8() != 0,
            reason = new DetectionReason(
                (Metric)(reader.U8() & 1),
                reader.Text(),
                reader.F64(),
                reader.F64(),
                (int)(reader.U32() & int.MaxValue),
                (int)(reader.U32() & int.MaxValue),
                reader.Text()
            ),
        };

    internal void Apply(DetectionStage stage, Moment now)
    {
        var attack = new OpenAttack
        {
            Id = id,
            Direction = direction,
            Target = target,
            Interface = name,
            Watch = stage.Watches.FirstOrDefault(w => w.Watched.Name == name && w.Watched.Direction == direction),
            Reason = reason,
            Onset = At(onset, now),
            Detected = At(detected, now),
            Hosts = hosts,
            Reopenings = reopenings,
            Muted = muted,
            Normal = normal,
            ReportedAt = now.Uptime,
            AboveUntil = now.Uptime + Grace,
        };
        attack.RestorePeak(peak);
        stage.OpenAttacks.Add(attack);
    }

    private static Moment At(DateTimeOffset wall, Moment now) => new(now.Uptime - (now.Wall - wall), wall);
}
