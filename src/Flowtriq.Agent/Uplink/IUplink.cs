using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using CommandResult = Flowtriq.Protocol.CommandResult;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Where the loop's output goes: the server (<c>ServerUplink</c>) or standard output (<c>StandardOutputUplink</c>).
/// Called from the loop thread only; no call blocks, throws for a dead peer or waits for the disk longer than one append.
/// </summary>
public interface IUplink : IDisposable
{
    /// <summary>What the next report says about the way to the server.</summary>
    UplinkStatus Status { get; }

    /// <summary>Hands over the report of the last second; the uplink may keep it, and a newer one replaces it.</summary>
    void Offer(Report report);

    /// <summary>
    /// Hands over one event: its kind is <see cref="Observation.Phase"/>. The uplink gives it the next sequence number and
    /// keeps it (on disk) until the server acknowledges it.
    /// </summary>
    void Offer(Observation observation, DateTimeOffset at);

    /// <summary>Hands over something the node's operator should know, as an event like any other.</summary>
    void Offer(AgentNotice notice, DateTimeOffset at);

    /// <summary>Hands over what the agent found on its machine; the uplink keeps the latest and tells it in every session.</summary>
    void Offer(Diagnosis diagnosis);

    /// <summary>Hands over a finished capture; the file stays where it is and may be pruned later by age and size.</summary>
    void Offer(CaptureFile capture);

    /// <summary>
    /// Takes the next frame meant for the loop: <c>Config</c> (also the one that came with <c>Welcome</c>), <c>Command</c>,
    /// or what was signed for its firewall.
    /// The loop answers a command with <see cref="Offer(CommandResult)"/>.
    /// </summary>
    bool TryTake([MaybeNullWhen(false)] out ServerFrame frame);

    /// <summary>Hands over the answer to a command.</summary>
    void Offer(CommandResult result);
}
