using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Traffic;

/// <summary>
/// Estimates what each host, /24, /64, /48 and own prefix carries, from weighted packet samples. Memory is bounded:
/// 100,352 hosts and 8,192 roll-ups take 7.7 MB when full, a quarter of a megabyte when idle.
/// </summary>
public sealed class TargetMeter(OwnPrefixes own)
{
    /// <summary>Hosts tracked at most, both directions together.</summary>
    public const int HostCapacity = 100_352;

    /// <summary>Roll-up prefixes tracked at most.</summary>
    public const int PrefixCapacity = 8_192;

    private const uint IdleTicks = 3_000;
    private const int SweepTicks = 300;
    private const int Window = TargetEntry.Past + 1;

    private static readonly byte[] RollUpsV4 = [24];
    private static readonly byte[] RollUpsV6 = [64, 48];

    private readonly TargetTable hosts = new(HostCapacity);
    private readonly TargetTable prefixes = new(PrefixCapacity);
    private readonly SampleBalance[] balances = [new(), new()];
    private readonly double[] durations = new double[Window];
    private readonly TargetNormals normals = new();
    private uint tick = Window;
    private TimeSpan? closedAt;
    private double shortSeconds = 0.3;

    /// <summary>Hosts tracked now.</summary>
    public int Hosts => hosts.Count;

    /// <summary>Roll-up prefixes tracked now.</summary>
    public int Prefixes => prefixes.Count;

    /// <summary>Targets displaced by newcomers since the start, because a table was full.</summary>
    public long Evicted => hosts.Evicted + prefixes.Evicted;

    /// <summary>Packets that belonged to no own prefix.</summary>
    public long Foreign { get; private set; }

    /// <summary>Time that normals have been learned for; it decides how wide the thresholds of targets are.</summary>
    public TimeSpan Learned => normals.Learned;

    /// <summary>
    /// Adds one sampled packet. Its target is the destination when that lies in own space (inbound), else the source
    /// when that does (outbound); without own prefixes the destination of what arrives and the source of what leaves.
    /// What leaves towards own space came in by another edge and was counted there.
    /// </summary>
    /// <param name="header">Outermost IP header.</param>
    /// <param name="arrival">How the packet crossed the interface.</param>
    /// <param name="weight">Packets that it stands for: the inverse of its sampling probability.</param>
    /// <param name="wireLength">Bytes on the wire as the kernel counts them.</param>
    public void Add(in PacketHeader header, Direction arrival, double weight, int wireLength)
    {
        balances[(int)arrival].AddSample(weight);
        if (own.IsEmpty)
            Count(
                arrival == Direction.Inbound ? header.Destination : header.Source,
                arrival,
                weight,
                wireLength,
                default
            );
        else if (own.TryFind(header.Destination, out var prefix))
        {
            if (arrival == Direction.Inbound)
                Count(header.Destination, Direction.Inbound, weight, wireLength, prefix);
        }
        else if (own.TryFind(header.Source, out prefix))
            Count(header.Source, Direction.Outbound, weight, wireLength, prefix);
        else
            Foreign++;
    }

    /// <summary>Adds a sampled frame that no target can be told of, not being IP: the counters count it all the same.</summary>
    public void AddOther(Direction arrival, double weight) => balances[(int)arrival].AddSample(weight);

    /// <summary>Adds traffic whose target is known already.</summary>
    public void Add(IpAddress target, Direction direction, double weight, int wireLength)
    {
        balances[(int)direction].AddSample(weight);
        own.TryFind(target, out var prefix);
        Count(target, direction, weight, wireLength, prefix);
    }

    private void Count(IpAddress target, Direction direction, double weight, int wireLength, in IpPrefix ownPrefix)
    {
        Count(hosts, IpPrefix.Host(target), direction, weight, wireLength);
        foreach (var length in target.IsV4 ? RollUpsV4 : RollUpsV6)
            Count(prefixes, new IpPrefix(target, length), direction, weight, wireLength);
        if (!IsCounted(ownPrefix))
            Count(prefixes, ownPrefix, direction, weight, wireLength);
    }

    /// <summary>
    /// Tells how much really passed in this tick, by the interfaces' counters, on the interfaces that are sampled. The
    /// estimates are scaled so that their sum equals it ("exact totals, sampled shares"), whatever the socket lost, within
    /// 0.5 % over one second: 0.4 % of it is the rounding of past ticks. Packets that came between the reading of the
    /// counters and that of the socket are in one tick of the sample and the next of the counters; over the windows of
    /// 300 ms and 1 s that cancels but for the change of rate between the two ends.
    /// </summary>
    public void Reconcile(Direction direction, double packets) => balances[(int)direction].AddExact(packets);

    /// <summary>The factor that the one-second estimates are scaled by; 1 while unknown.</summary>
    public double Correction(Direction direction) => balances[(int)direction].Second;

    /// <summary>Closes the tick; rates read afterwards end here.</summary>
    /// <param name="uptime">Monotonic time.</param>
    /// <param name="learn">False while anything is above its threshold: normals stand still.</param>
    public void Advance(TimeSpan uptime, bool learn)
    {
        var elapsed = closedAt is { } before ? (uptime - before).TotalSeconds : 0.1;
        if (elapsed <= 0)
            return;
        closedAt = uptime;
        durations[tick % Window] = elapsed;
        var sampled = false;
        foreach (var balance in balances)
            sampled |= balance.Close();
        normals.Advance(elapsed, learn && sampled);
        Closed = tick;
        tick++;
        shortSeconds = TickSeconds(0) + TickSeconds(1) + TickSeconds(2);
        hosts.Sweep(tick, IdleTicks, SweepTicks);
        prefixes.Sweep(tick, IdleTicks, SweepTicks);
    }

    /// <summary>Number of the tick that was closed last.</summary>
    internal uint Closed { get; private set; } = Window - 1;

    /// <summary>The rates of one target; all zero when it is not tracked.</summary>
    public TargetRate Rate(IpPrefix target, Direction direction)
    {
        var table = TableOf(target);
        var index = table.Find(target, direction);
        return index < 0
            ? new TargetRate(target, direction, default, default, default, default, 1)
            : Read(ref table[index]);
    }

    /// <summary>Fills <paramref name="found"/> with the hosts of highest 300 ms rate, highest first; returns how many.</summary>
    public int Top(Direction direction, Metric metric, Span<TargetRate> found) =>
        new TopTargets(this, hosts).Collect(direction, metric, default, found);

    /// <summary>The same among the hosts inside <paramref name="prefix"/>.</summary>
    public int Top(Direction direction, Metric metric, IpPrefix prefix, Span<TargetRate> found) =>
        new TopTargets(this, hosts).Collect(direction, metric, prefix, found);

    /// <summary>The same among roll-up prefixes.</summary>
    public int TopPrefixes(Direction direction, Metric metric, Span<TargetRate> found) =>
        new TopTargets(this, prefixes).Collect(direction, metric, default, found);

    /// <summary>
    /// Fills <paramref name="found"/> with hosts, or with roll-ups, whose 300 ms rate is above the level of their
    /// direction; returns how many. One pass, most entries by one comparison.
    /// </summary>
    internal int Above(bool ofPrefixes, in TargetLevels levels, Span<TargetRate> found) =>
        new TopTargets(this, ofPrefixes ? prefixes : hosts).Above(levels, found);

    /// <summary>Hosts inside a prefix whose 300 ms rate is at least <paramref name="least"/>.</summary>
    internal int CountHosts(IpPrefix inside, Direction direction, Metric metric, double least) =>
        new TopTargets(this, hosts).CountInside(inside, direction, metric, least);

    /// <summary>Rate of the tick <paramref name="back"/> ticks before the last closed one, 0..9.</summary>
    internal TrafficRate TickRate(IpPrefix target, Direction direction, int back)
    {
        var table = TableOf(target);
        var index = table.Find(target, direction);
        if (index < 0 || back is < 0 or >= Window)
            return default;
        var tickBefore = Closed - (uint)back;
        var (packets, bytes) = table[index].Sum(tickBefore, 1);
        var seconds = TickSeconds(back);
        var correction = balances[(int)direction].Short;
        return TrafficRate.Of(packets * correction / seconds, bytes * 8 * correction / seconds);
    }

    /// <summary>Length of the tick <paramref name="back"/> ticks before the last closed one, in seconds.</summary>
    internal double TickSeconds(int back) =>
        durations[(Closed - (uint)back) % Window] is > 0 and var known ? known : 0.1;

    /// <summary>What turns an entry's sum over three ticks into a rate.</summary>
    internal double ShortFactor(Direction direction) => balances[(int)direction].Short / shortSeconds;

    internal TargetRate Read(ref TargetEntry entry)
    {
        var balance = balances[(int)entry.Direction];
        return new TargetRate(
            entry.Prefix,
            entry.Direction,
            Over(ref entry, 1, balance.Short),
            Over(ref entry, 3, balance.Short),
            Over(ref entry, Window, balance.Second),
            normals.Of(ref entry, Closed),
            CompactFloat.Decode(entry.Weight)
        );
    }

    /// <summary>A person says that what this target carries, and with it every roll-up around it, is normal.</summary>
    internal void AcceptAsNormal(IpPrefix target, Direction direction)
    {
        Accept(target);
        if (own.TryFind(target.Address, out var around))
            Accept(around);
        foreach (var length in target.IsV4 ? RollUpsV4 : RollUpsV6)
        {
            if (length < target.Length)
                Accept(new IpPrefix(target.Address, length));
        }

        void Accept(IpPrefix prefix) => SetNormal(prefix, direction, Rate(prefix, direction).Second);
    }

    /// <summary>The targets of highest normal, at most <paramref name="most"/>, both kinds and directions.</summary>
    internal IReadOnlyList<TargetRate> Normals(int most)
    {
        List<TargetRate> known = [];
        foreach (var table in (ReadOnlySpan<TargetTable>)[hosts, prefixes])
            for (var index = 0; index < table.Slots; index++)
            {
                if (table[index] is { Used: true, Normal: > 1 })
                    known.Add(Read(ref table[index]));
            }

        return [.. known.OrderByDescending(rate => rate.Normal.Packets.Value).Take(most)];
    }

    /// <summary>Sets what a target usually carries: as saved before a restart, or as a person decided.</summary>
    internal void SetNormal(IpPrefix target, Direction direction, in TrafficRate normal)
    {
        ref var entry = ref TableOf(target).Touch(target, direction, tick);
        TargetNormals.Set(ref entry, normal);
    }

    internal void RestoreLearned(TimeSpan learned) => normals.Restore(learned);

    /// <summary>True for no prefix, for hosts and for prefixes that are roll-ups anyway.</summary>
    private static bool IsCounted(in IpPrefix prefix) =>
        prefix.Length == 0 || prefix.IsHost || (prefix.IsV4 ? RollUpsV4 : RollUpsV6).Contains(prefix.Length);

    private TargetTable TableOf(in IpPrefix target) => target.IsHost ? hosts : prefixes;

    private void Count(TargetTable table, in IpPrefix target, Direction direction, double weight, int wireLength)
    {
        ref var entry = ref table.Touch(target, direction, tick);
        if (entry.Tick != tick)
        {
            normals.Learn(ref entry, Closed, durations);
            entry.MoveTo(tick);
        }

        entry.Packets += (float)weight;
        entry.Bytes += (float)(weight * wireLength);
        entry.Weight = CompactFloat.Encode((float)weight);
    }

    private TrafficRate Over(ref TargetEntry entry, int ticks, double correction)
    {
        double seconds = 0;
        for (var back = 0; back < ticks; back++)
            seconds += TickSeconds(back);
        var (packets, bytes) = entry.Sum(Closed, ticks);
        return TrafficRate.Of(packets * correction / seconds, bytes * 8 * correction / seconds);
    }
}
