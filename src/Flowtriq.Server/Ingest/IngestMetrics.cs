using System.Diagnostics.Metrics;
using Flowtriq.Protocol;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Ingest;

/// <summary>Counters of the agents' side of the server.</summary>
public sealed class IngestMetrics
{
    private readonly Counter<long> handshakesFailed;
    private readonly Counter<long> handshakesShed;
    private readonly Counter<long> enrollments;
    private readonly Counter<long> refusals;
    private readonly Counter<long> replaced;
    private readonly Counter<long> clones;
    private readonly Counter<long> slowReaders;
    private readonly Counter<long> frames;
    private readonly Counter<long> framesRejected;
    private readonly Counter<long> observationsRejected;
    private readonly Counter<long> sessionsFailed;
    private readonly Counter<long> commands;
    private readonly Counter<long> commandResults;
    private readonly UpDownCounter<long> sessions;
    private readonly Histogram<double> commit;

    public IngestMetrics(ServerMeter server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var meter = server.Value;
        handshakesFailed = meter.CreateCounter<long>(
            "flowtriq_server_handshakes_failed_total",
            description: "Connections to the agents' port that never finished TLS."
        );
        handshakesShed = meter.CreateCounter<long>(
            "flowtriq_server_handshakes_shed_total",
            description: "Connections dropped before TLS because too many came at once."
        );
        enrollments = meter.CreateCounter<long>("flowtriq_server_enrollments_total", description: "Nodes enrolled.");
        refusals = meter.CreateCounter<long>("flowtriq_server_refusals_total", description: "Agents refused, by code.");
        replaced = meter.CreateCounter<long>(
            "flowtriq_server_sessions_replaced_total",
            description: "Sessions that a newer connection of the same node ended."
        );
        clones = meter.CreateCounter<long>(
            "flowtriq_server_cloned_nodes_total",
            description: "Times one node's certificate came from two machines."
        );
        slowReaders = meter.CreateCounter<long>(
            "flowtriq_server_slow_readers_total",
            description: "Agents dropped because they did not read."
        );
        frames = meter.CreateCounter<long>(
            "flowtriq_server_frames_total",
            description: "Frames read from agents, by kind."
        );
        framesRejected = meter.CreateCounter<long>(
            "flowtriq_server_frames_rejected_total",
            description: "Connections ended by a broken frame, by reason."
        );
        observationsRejected = meter.CreateCounter<long>(
            "flowtriq_server_observations_rejected_total",
            description: "Observations skipped because they cannot be, by reason."
        );
        sessionsFailed = meter.CreateCounter<long>(
            "flowtriq_server_sessions_failed_total",
            description: "Sessions ended by a failure of the server."
        );
        commands = meter.CreateCounter<long>(
            "flowtriq_server_commands_total",
            description: "Commands sent to agents, by kind."
        );
        commandResults = meter.CreateCounter<long>(
            "flowtriq_server_command_results_total",
            description: "Answers of agents to commands, by outcome."
        );
        sessions = meter.CreateUpDownCounter<long>("flowtriq_server_sessions", description: "Nodes connected.");
        commit = meter.CreateHistogram<double>(
            "flowtriq_server_event_commit_seconds",
            unit: "s",
            description: "Time from reading an event to its commit."
        );
    }

    /// <summary>A connection ended before TLS was up: a scanner, garbage, a foreign certificate.</summary>
    public void HandshakeFailed() => handshakesFailed.Add(1);

    /// <summary>A connection was dropped because too many came at once; its agent comes back.</summary>
    public void HandshakeShed() => handshakesShed.Add(1);

    public void Enrolled() => enrollments.Add(1);

    /// <param name="code">One of <see cref="RefusalCodes"/>.</param>
    public void Refused(string code) => refusals.Add(1, Label("code", code));

    public void SessionReplaced() => replaced.Add(1);

    public void CloneSeen() => clones.Add(1);

    public void SlowReader() => slowReaders.Add(1);

    public void FrameRead(AgentFrame.BodyOneofCase kind) => frames.Add(1, Label("kind", kind.ToString()));

    public void FrameRejected(FrameFault fault) => framesRejected.Add(1, Label("reason", fault.ToString()));

    public void ObservationRejected(ObservationFault fault) =>
        observationsRejected.Add(1, Label("reason", fault.ToString()));

    public void CommandSent(Command.BodyOneofCase kind) => commands.Add(1, Label("kind", kind.ToString()));

    public void CommandAnswered(bool ok) => commandResults.Add(1, Label("outcome", ok ? "done" : "failed"));

    public void SessionFailed() => sessionsFailed.Add(1);

    public void SessionStarted() => sessions.Add(1);

    public void SessionEnded() => sessions.Add(-1);

    /// <summary>Time from reading an event to its commit.</summary>
    public void EventCommitted(TimeSpan took) => commit.Record(took.TotalSeconds);

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
