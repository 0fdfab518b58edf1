using Flowtriq.Agent.Uplink;
using Flowtriq.Core;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Reports;

/// <summary>
/// What the node's operator should know, told twice: in the log at once, and as an event at the end of the tick. Each kind is told
/// at most once a minute.
/// </summary>
internal sealed class Notices(LineLog log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StepOfClock = TimeSpan.FromSeconds(1);

    private readonly List<AgentNotice> _waiting = [];
    private readonly Dictionary<string, TimeSpan> _told = [];
    private Moment? _before;

    internal void Add(string kind, string text) => _waiting.Add(new AgentNotice { Kind = kind, Text = text });

    /// <summary>Looks for a step of the wall clock since the last tick, then tells what waits.</summary>
    internal void Tell(IUplink uplink, Moment now)
    {
        if (_before is { } before && Step(before, now) is { } step && step.Duration() >= StepOfClock)
            Add("clock_step", $"the wall clock was set by {step.TotalSeconds:F1} s");
        _before = now;
        foreach (var notice in _waiting)
        {
            if (_told.TryGetValue(notice.Kind, out var told) && now.Uptime - told < Pause)
                continue;
            _told[notice.Kind] = now.Uptime;
            log.Warn(notice.Text, ("kind", notice.Kind));
            uplink.Offer(notice, now.Wall);
        }

        _waiting.Clear();
    }

    private static TimeSpan Step(Moment before, Moment now) => now.Wall - before.Wall - (now.Uptime - before.Uptime);
}
