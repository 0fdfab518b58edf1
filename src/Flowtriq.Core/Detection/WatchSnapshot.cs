using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>The saved baselines of one interface direction.</summary>
internal sealed class WatchSnapshot
{
    private string name = "";
    private Direction direction;
    private readonly (float[] Samples, double Running, float[] Slots)[] metrics = new (float[], double, float[])[2];

    internal static void Write(SnapshotWriter writer, InterfaceWatch watch)
    {
        writer.Text(watch.Watched.Name);
        writer.U8((int)watch.Watched.Direction);
        Span<float> samples = stackalloc float[Baseline.Capacity];
        foreach (var metric in (ReadOnlySpan<Metric>)[Metric.Packets, Metric.Bits])
        {
            var learned = watch.Of(metric);
            var count = learned.Baseline.CopyTo(samples);
            writer.U32((uint)count);
            foreach (var sample in samples[..count])
                writer.F32(sample);
            var (running, slots) = learned.Reference.Save();
            writer.F64(running);
            foreach (var slot in slots)
                writer.F32(slot);
        }
    }

    internal static WatchSnapshot Read(ref SnapshotReader reader)
    {
        var snapshot = new WatchSnapshot { name = reader.Text(), direction = (Direction)(reader.U8() & 1) };
        for (var metric = 0; metric < 2; metric++)
        {
            var samples = new float[Math.Min(Baseline.Capacity, reader.Count(4))];
            foreach (ref var sample in samples.AsSpan())
                sample = reader.F32();
            var running = reader.F64();
            var slots = new float[HourReference.Hours];
            foreach (ref var slot in slots.AsSpan())
                slot = reader.F32();
            snapshot.metrics[metric] = (samples, running, slots);
        }

        return snapshot;
    }

    /// <summary>Gives the baselines back, when the interface is still watched.</summary>
    internal void Apply(DetectionStage stage, Moment now)
    {
        var watch = stage.Watches.FirstOrDefault(w => w.Watched.Name == name && w.Watched.Direction == direction);
        if (watch is null)
            return;
        foreach (var metric in (ReadOnlySpan<Metric>)[Metric.Packets, Metric.Bits])
        {
            var (samples, running, slots) = metrics[(int)metric];
            var learned = watch.Of(metric);
            learned.Baseline.Clear();
            foreach (var sample in samples)
                learned.Baseline.Add(sample);
            learned.Reference.Restore(running, slots);
        }

        watch.UpdateThresholds(now);
    }
}
