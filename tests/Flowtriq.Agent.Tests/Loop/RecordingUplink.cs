using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using CommandResult = Flowtriq.Protocol.CommandResult;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Agent.Tests.Loop;

/// <summary>Keeps what the loop hands over.</summary>
internal sealed class RecordingUplink : IUplink
{
    internal List<Report> Reports { get; } = [];

    internal List<Observation> Observations { get; } = [];

    internal List<AgentNotice> Notices { get; } = [];

    internal List<CaptureFile> Captures { get; } = [];

    public UplinkStatus Status => new(true, 3, 1, TimeSpan.FromMilliseconds(12), 2);

    public void Offer(Report report) => Reports.Add(report);

    public void Offer(Observation observation, DateTimeOffset at) => Observations.Add(observation);

    public void Offer(AgentNotice notice, DateTimeOffset at) => Notices.Add(notice);

    public void Offer(Diagnosis diagnosis) { }

    public void Offer(CaptureFile capture) => Captures.Add(capture);

    public void Offer(CommandResult result) { }

    public bool TryTake(out ServerFrame frame)
    {
        frame = null!;
        return false;
    }

    public void Dispose() { }
}
