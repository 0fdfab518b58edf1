using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Incidents;

/// <summary>Plays observations into a set of incidents the way the server does, on virtual time.</summary>
internal sealed class Story
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<IncidentId, List<IncidentEvent>> _stored = [];
    private long _lastNumber;

    internal DateTimeOffset Now { get; private set; } = Start;

    internal Dictionary<IncidentId, Incident> All { get; } = [];

    internal Incident Only => Assert.Single(All.Values);

    internal IEnumerable<Incident> Live => All.Values.Where(i => i.MergedInto is null);

    internal Incident this[long number] => All[new IncidentId(number)];

    internal Story After(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    internal IReadOnlyList<IncidentEvent> Receive(Observation observation, double? capacityBps = null)
    {
        var capacity = capacityBps is { } bps ? new BitsPerSecond(bps) : (BitsPerSecond?)null;
        var changes = Correlation.Apply(All.Values, observation, capacity, Now, () => new IncidentId(++_lastNumber));
        foreach (var change in changes)
            Store(change.Incident, change.Events);
        return [.. changes.SelectMany(c => c.Events)];
    }

    internal void Command(Func<Incident, CommandResult> command, long number = 1)
    {
        var incident = this[number];
        var events = Assert.IsType<CommandResult.Accepted>(command(incident)).Events;
        Store(incident.With(events), events);
    }

    /// <summary>Every stored incident equals the fold of its stored events.</summary>
    internal void CheckHistory()
    {
        foreach (var (id, events) in _stored)
        {
            var rebuilt = Incident.From(events);
            Assert.Equal(All[id].State, rebuilt.State);
            Assert.Equal(All[id].Peak, rebuilt.Peak);
            Assert.Equal(All[id].Target, rebuilt.Target);
            Assert.Equal(All[id].Rating, rebuilt.Rating);
            Assert.Equal(All[id].Observations.Select(o => o.Latest.Id), rebuilt.Observations.Select(o => o.Latest.Id));
        }
    }

    private void Store(Incident incident, IReadOnlyList<IncidentEvent> events)
    {
        All[incident.Id] = incident;
        if (!_stored.TryGetValue(incident.Id, out var list))
            _stored[incident.Id] = list = [];
        list.AddRange(events);
    }

    internal Observation Sees(
        string node,
        string? target,
        int id,
        double mbps = 900,
        ObservationPhase phase = ObservationPhase.Opened,
        string link = "eth0",
        double onset = 0
    ) =>
        new()
        {
            Id = new Guid(id, 0, 0, new byte[8]),
            Node = new NodeId(node),
            Interface = link,
            Target = target is null ? null : Prefix(target),
            Phase = phase,
            Reason = new DetectionReason(
                Metric.Bits,
                "p99",
                mbps * 1e6,
                100e6,
                300,
                1,
                $"{mbps} Mbps, threshold 100 Mbps"
            ),
            Onset = Now - TimeSpan.FromSeconds(0.5) + TimeSpan.FromSeconds(onset),
            Detected = Now,
            Rate = TrafficRate.Of(mbps * 100, mbps * 1e6),
            Peak = TrafficRate.Of(mbps * 100, mbps * 1e6),
        };

    internal static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));

    internal static Observation Closed(Observation observation, DateTimeOffset at, string cause = "subsided") =>
        observation with
        {
            Phase = ObservationPhase.Closed,
            Subsiding = false,
            Ended = at,
            Cause = cause,
            Rate = default,
        };

    internal static Observation Updated(Observation observation, double mbps) =>
        observation with
        {
            Phase = ObservationPhase.Updated,
            Rate = TrafficRate.Of(mbps * 100, mbps * 1e6),
            Peak = TrafficRate.Of(
                Math.Max(mbps * 100, observation.Peak.Packets.Value),
                Math.Max(mbps * 1e6, observation.Peak.Bits.Value)
            ),
        };

    internal static AttackPicture Picture(
        AttackFamily family,
        int revision = 1,
        bool locked = false,
        int sampled = 500
    ) =>
        new(
            family,
            [new AttackVector(family.Text(), family, IpProtocol.Udp, 53, 1, 1, 1400, null, 0.97)],
            0.97,
            200,
            0,
            [],
            sampled,
            locked,
            revision
        );
}
