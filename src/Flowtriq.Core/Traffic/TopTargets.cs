using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Traffic;

/// <summary>Finds the busiest entries of a table in one pass, by insertion into the caller's span.</summary>
internal readonly ref struct TopTargets(TargetMeter meter, TargetTable table)
{
    private const int Most = 256;

    // 300 ms.
    private const int ShortTicks = 3;

    /// <summary>Fills <paramref name="found"/> from the highest 300 ms rate down; returns how many were found.</summary>
    internal int Collect(Direction direction, Metric metric, in IpPrefix inside, Span<TargetRate> found)
    {
        Span<float> values = stackalloc float[Math.Min(Most, found.Length)];
        Span<int> indices = stackalloc int[values.Length];
        var count = 0;
        for (var first = 0; first < table.Slots && values.Length > 0; first += TargetTable.RunLength)
        {
            var run = table.Recent(first, meter.Closed, ShortTicks);
            for (var index = 0; index < run.Length; index++)
            {
                ref var entry = ref run[index];
                if (!entry.Used || entry.Direction != direction)
                    continue;
                var (packets, bytes) = entry.Sum(meter.Closed, ShortTicks);
                var value = metric == Metric.Packets ? packets : bytes;
                if (value <= 0 || (count == values.Length && value <= values[^1]))
                    continue;
                if (inside.Length != 0 && !inside.Contains(entry.Prefix))
                    continue;

                var place = count < values.Length ? count++ : count - 1;
                for (; place > 0 && values[place - 1] < value; place--)
                    (values[place], indices[place]) = (values[place - 1], indices[place - 1]);
                (values[place], indices[place]) = (value, first + index);
            }
        }

        for (var place = 0; place < count; place++)
            found[place] = meter.Read(ref table[indices[place]]);
        return count;
    }

    /// <summary>Fills <paramref name="found"/> with entries above the level of their direction; returns how many.</summary>
    internal int Above(in TargetLevels levels, Span<TargetRate> found)
    {
        var count = 0;
        for (var first = 0; first < table.Slots; first += TargetTable.RunLength)
            foreach (ref var entry in table.Recent(first, meter.Closed, ShortTicks))
            {
                if (!entry.Used || meter.Closed - entry.Tick >= ShortTicks)
                    continue;
                var (packets, bytes) = entry.Sum(meter.Closed, ShortTicks);
                var factor = meter.ShortFactor(entry.Direction);
                if (!levels.Reached(entry.Direction, packets * factor, bytes * 8 * factor))
                    continue;
                if (count == found.Length)
                    return count;
                found[count++] = meter.Read(ref entry);
            }

        return count;
    }

    /// <summary>Counts the entries inside a prefix whose 300 ms rate is at least <paramref name="least"/>.</summary>
    internal int CountInside(in IpPrefix inside, Direction direction, Metric metric, double least)
    {
        var count = 0;
        for (var first = 0; first < table.Slots; first += TargetTable.RunLength)
            foreach (ref var entry in table.Recent(first, meter.Closed, ShortTicks))
            {
                if (!entry.Used || entry.Direction != direction || meter.Closed - entry.Tick >= ShortTicks)
                    continue;
                var (packets, bytes) = entry.Sum(meter.Closed, ShortTicks);
                var value = (metric == Metric.Packets ? packets : bytes * 8) * meter.ShortFactor(direction);
                if (value >= least && value > 0 && inside.Contains(entry.Prefix))
                    count++;
            }

        return count;
    }
}
