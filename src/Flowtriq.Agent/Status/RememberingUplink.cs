using System.Diagnostics.CodeAnalysis;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using CommandResult = Flowtriq.Protocol.CommandResult;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Agent.Status;

/// <summary>
/// Hands everything on to the uplink and remembers what was said last: the report, the open attacks, the latest notices. What this
/// node answers when it is asked is therefore what it told its server. Used by the loop thread only.
/// </summary>
internal sealed class RememberingUplink(IUplink uplink) : IUplink
{
    internal const int NoticesKept = 20;

    private readonly Dictionary<Guid, Observation> _open = [];
    private readonly Queue<ToldNotice> _notices = new();

    public UplinkStatus Status => uplink.Status;

    /// <summary>The last report; null during the first second.</summary>
    internal Report? LastReport { get; private set; }

    /// <summary>The last word on each attack that is open.</summary>
    internal IReadOnlyCollection<Observation> Open => _open.Values;

    /// <summary>The latest notices, oldest first.</summary>
    internal IReadOnlyCollection<ToldNotice> Notices => _notices;

    public void Offer(Report report)
    {
        LastReport = report;
        uplink.Offer(report);
    }

    public void Offer(Observation observation, DateTimeOffset at)
    {
        if (observation.Phase == ObservationPhase.Closed)
            _open.Remove(observation.Id);
        else
            _open[observation.Id] = observation;
        uplink.Offer(observation, at);
    }

    public void Offer(AgentNotice notice, DateTimeOffset at)
    {
        while (_notices.Count >= NoticesKept)
            _notices.Dequeue();
        _notices.Enqueue(new ToldNotice(at, notice.Kind, notice.Text));
        uplink.Offer(notice, at);
    }

    public void Offer(Diagnosis diagnosis) => uplink.Offer(diagnosis);

    public void Offer(CaptureFile capture) => uplink.Offer(capture);

    public bool TryTake([MaybeNullWhen(false)] out ServerFrame frame) => uplink.TryTake(out frame);

    public void Offer(CommandResult result) => uplink.Offer(result);

    public void Dispose() => uplink.Dispose();
}
