using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>
/// A scenario on virtual time: background and attacks at given seconds, a detection stage fed every 100 ms with counters
/// and a weighted packet sample, and what came of it. Random numbers have a fixed seed: every run is the same.
/// </summary>
public sealed class Timeline
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly List<Stream> streams = [];
    private readonly List<(double At, Action Do)> events = [];
    private readonly Dictionary<(string, Direction), CounterReading> counters = [];
    private readonly HashSet<string> down = [];
    private readonly Random random;
    private readonly double phase;
    private readonly OwnPrefixes own;
    private double wallOffset;
    private double weight = 1;
    private double now;
    private int ids;

    public Timeline(DetectionOptions? options = null, int seed = 1, double phase = 0, params string[] prefixes)
    {
        Options = options ?? new DetectionOptions();
        random = new Random(seed);
        this.phase = phase;
        own = new OwnPrefixes(prefixes.Select(Prefix));
        Restart();
    }

    public DetectionOptions Options { get; }

    public DetectionStage Stage { get; private set; } = null!;

    public TargetMeter Targets { get; private set; } = null!;

    /// <summary>Packets sampled per second at most.</summary>
    public double SampleBudget { get; init; } = 4_000;

    public bool Sampling { get; set; } = true;

    /// <summary>Relative jitter of the tick length.</summary>
    public double Jitter { get; init; } = 0.03;

    public double CapacityBps { get; init; }

    public List<(double At, AttackChange Change)> Changes { get; } = [];

    public Moment Now => new(TimeSpan.FromSeconds(1000 + now), Begin.AddSeconds(now + wallOffset));

    public static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);

    public TimelinePoint At(double seconds) => new(this, seconds);

    public void Run(double until)
    {
        while (now < until)
            Tick(Math.Max(0.001, (now == 0 ? phase : 0.1) * (1 + Jitter * (random.NextDouble() - 0.5))));
    }

    public Expectation Between(double from, double to) =>
        new(Changes.Where(c => c.At >= from && c.At < to).Select(c => (c.At, c.Change)).ToList());

    public InterfaceWatch Interface(string name, Direction direction = Direction.Inbound) =>
        Stage.Watches.Single(w => w.Watched.Name == name && w.Watched.Direction == direction);

    internal void Add(Stream stream)
    {
        streams.Add(stream);
        Watch(stream.Interface, stream.Direction);
    }

    internal void Add(double at, Action what) => events.Add((at, what));

    internal void ResetCounters() => counters.Clear();

    internal void Carrier(string name, bool up) => _ = up ? down.Remove(name) : down.Add(name);

    internal void JumpWall(double seconds) => wallOffset += seconds;

    /// <summary>The process starts anew, with or without what it saved.</summary>
    internal void Restart(byte[]? saved = null)
    {
        Stage = new DetectionStage(Options, _ => new Guid(++ids, 0, 0, new byte[8]));
        Targets = new TargetMeter(own);
        foreach (var stream in streams)
            Watch(stream.Interface, stream.Direction);
        if (saved is not null)
            Assert.Null(Stage.Restore(saved, Now, Targets));
    }

    private void Watch(string name, Direction direction) =>
        Stage.Watch(new WatchedInterface(name, direction, CapacityBps));

    private void Tick(double length)
    {
        var from = now;
        now += length;
        foreach (var (_, what) in events.Where(e => e.At >= from && e.At < now).ToArray())
            what();

        double total = 0;
        foreach (var stream in streams)
        {
            if (down.Contains(stream.Interface))
                continue;
            var packets = stream.Packets(from, now, random);
            total += packets;
            Count(stream, packets);
            Sample(stream, packets);
        }

        weight = Math.Max(1, Math.Round(total / length / SampleBudget));
        foreach (var watch in Stage.Watches)
        {
            if (down.Contains(watch.Watched.Name))
                watch.Absent();
            else
                watch.Read(counters.GetValueOrDefault((watch.Watched.Name, watch.Watched.Direction)), Now.Uptime);
        }

        Changes.AddRange(Stage.Observe(Now, Targets).Select(change => (now, change)));
    }

    private void Count(Stream stream, double packets)
    {
        var before = counters.GetValueOrDefault((stream.Interface, stream.Direction));
        counters[(stream.Interface, stream.Direction)] = new CounterReading(
            before.Packets + (ulong)packets,
            before.Bytes + (ulong)(packets * stream.Bytes)
        );
    }

    private void Sample(Stream stream, double packets)
    {
        if (!Sampling)
            return;
        var expected = packets / weight;
        var gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var taken = weight <= 1 ? packets : Math.Round(expected + Math.Sqrt(expected) * gauss);
        for (var left = (int)taken; left > 0; left--)
            Targets.Add(stream.Host(random), stream.Direction, weight, (int)stream.Bytes);
    }
}
