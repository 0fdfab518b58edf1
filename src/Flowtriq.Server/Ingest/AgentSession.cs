using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Flowtriq.Server.Ingest;

/// <summary>
/// One node's conversation. Frames are read in order and handed on: reports and clock probes at once, events and
/// captures each through a bounded queue, so that neither waits for the other. A full queue stops the reading, and TCP
/// makes the agent wait.
/// </summary>
public sealed class AgentSession : IAsyncDisposable
{
    private readonly ConnectionContext connection;
    private readonly SessionParts parts;
    private readonly FrameReader<AgentFrame> reader;
    private readonly SessionOutbox outbox;
    private readonly EventIntake events;
    private readonly CaptureIntake captures;
    private readonly CancellationTokenSource ending;
    private string endedBy = "";
    private ulong welcomedWith;

    public AgentSession(ConnectionContext connection, RegisteredNode node, SessionParts parts)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(parts);
        this.connection = connection;
        this.parts = parts;
        Node = node;
        Thumbprint = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is { } certificate
            ? NodeAdmission.Thumbprint(certificate)
            : "";
        reader = new FrameReader<AgentFrame>(connection.Transport.Input.AsStream(leaveOpen: true), AgentFrame.Parser);
        outbox = new SessionOutbox(connection, node.Id, parts);
        events = new EventIntake(node.Id, parts, outbox);
        captures = new CaptureIntake(node.Id, parts.Captures, outbox);
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested;
        ending = CancellationTokenSource.CreateLinkedTokenSource(
            connection.ConnectionClosed,
            stopping ?? CancellationToken.None
        );
    }

    internal RegisteredNode Node { get; }

    /// <summary>Of the certificate the connection was made with.</summary>
    internal string Thumbprint { get; }

    internal Hello Hello { get; private set; } = new();

    /// <summary>Reads the greeting and answers it; null when there is nothing to go on with.</summary>
    internal async Task<Hello?> GreetAsync()
    {
        ending.CancelAfter(parts.Options.GreetingTimeout);
        var frame = await reader.ReadAsync(ending.Token);
        if (frame?.BodyCase != AgentFrame.BodyOneofCase.Hello)
        {
            if (reader.Fault != FrameFault.Ended)
                endedBy = RefusalCodes.BadFrame;
            return null;
        }

        Hello = frame.Hello;
        if (ProtocolVersion.Agree(Hello.ProtocolVersion) is not { } version)
        {
            endedBy = RefusalCodes.Version;
            return null;
        }

        var term = await parts.Admission.GreetedAsync(Node.Id, Thumbprint, Hello, ending.Token);
        var config = await parts.Admission.ConfigAsync(Node, Hello.ConfigVersion, ending.Token);
        var welcome = new Welcome
        {
            NodeId = Node.Id.Value,
            NodeName = Node.Name,
            ProtocolVersion = version,
            Config = config?.Config,
            Certificate = term,
            Authorities = parts.Admission.Authorities,
        };
        welcomedWith = config?.Version ?? 0;
        outbox.TrySend(new ServerFrame { Welcome = welcome });
        return Hello;
    }

    /// <summary>Runs until the peer, the server or a broken rule ends it; returns why. Accepted events are committed and acknowledged first.</summary>
    internal async Task<string> RunAsync()
    {
        string reason;
        try
        {
            reason = await ReadAsync();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            reason = EndReason();
        }
        catch (Exception broken) when (broken is IOException or ConnectionAbortedException)
        {
            reason = "connection lost";
        }
        catch (Exception failed)
        {
            // The loop's only catch-all: the store failed. The agent keeps its events and comes back.
            parts.Metrics.SessionFailed();
            IngestLog.SessionFailed(parts.Log, Node.Id, failed);
            reason = "failed";
        }

        return reason;
    }

    internal bool TrySend(ServerFrame frame)
    {
        var sent = outbox.TrySend(frame);
        if (sent && frame.BodyCase == ServerFrame.BodyOneofCase.Command)
            parts.Metrics.CommandSent(frame.Command.BodyCase);
        return sent;
    }

    /// <summary>
    /// Sends what was decided while the node was away, and a configuration set since the welcome. Call it once the session can be
    /// found: what is decided from then on is sent by whoever decides.
    /// </summary>
    internal void TellOutstanding()
    {
        if (parts.Admission.ConfigAfter(Node.Id, welcomedWith) is { } config)
            TrySend(new ServerFrame { Config = config });
        foreach (var frame in parts.Commands.Outstanding(Node.Id))
            TrySend(frame);
        parts.Firewalls.Greet(Node.Id);
    }

    /// <summary>Ends the session with a refusal.</summary>
    internal void End(string code)
    {
        Volatile.Write(ref endedBy, code);
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the meantime.
        }
    }

    public async ValueTask DisposeAsync()
    {
        events.Complete();
        captures.Complete();
        await Task.WhenAll(events.Drained, captures.Drained).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (endedBy.Length > 0)
        {
            parts.Metrics.Refused(endedBy);
            outbox.TrySend(new ServerFrame { Refusal = RefusalText.For(endedBy) });
        }

        await outbox.CloseAsync();
        ending.Dispose();
    }

    private async Task<string> ReadAsync()
    {
        while (true)
        {
            ending.CancelAfter(parts.Options.IdleTimeout);
            var frame = await reader.ReadAsync(ending.Token);
            if (frame is null)
                return await BrokenAsync(reader.Fault);
            parts.Metrics.FrameRead(frame.BodyCase);
            if (!await TakeAsync(frame))
                return await BrokenAsync(FrameFault.Malformed);
            if (events.Failure is { } failure)
                throw failure;
        }
    }

    private async ValueTask<bool> TakeAsync(AgentFrame frame)
    {
        switch (frame.BodyCase)
        {
            case AgentFrame.BodyOneofCase.Report:
                parts.Reports.Accept(Node.Id, frame.Report, parts.Time.GetUtcNow());
                return true;
            case AgentFrame.BodyOneofCase.Event:
                await events.WriteAsync(frame.Event, ending.Token);
                return true;
            case AgentFrame.BodyOneofCase.Capture:
                if (frame.Capture.Data.Length > FrameLimits.CaptureChunk)
                    return false;
                await captures.WriteAsync(frame.Capture, ending.Token);
                return true;
            case AgentFrame.BodyOneofCase.ClockProbe:
                outbox.TrySend(new ServerFrame { ClockReply = Reply(frame.ClockProbe) });
                return true;
            case AgentFrame.BodyOneofCase.CommandResult:
                Take(frame.CommandResult);
                return true;
            case AgentFrame.BodyOneofCase.Diagnosis:
                await parts.Reports.AcceptAsync(Node.Id, frame.Diagnosis, ending.Token);
                return true;
            case AgentFrame.BodyOneofCase.Renew:
                var renewed = await parts.Admission.RenewAsync(Node.Id, frame.Renew, ending.Token);
                outbox.TrySend(new ServerFrame { Renewed = renewed });
                return true;
            case AgentFrame.BodyOneofCase.None:
                // A body that only a newer agent knows is read over.
                return true;
            default:
                return false;
        }
    }

    private void Take(Protocol.CommandResult result)
    {
        parts.Metrics.CommandAnswered(result.Ok);
        if (result.Ok)
            IngestLog.CommandDone(parts.Log, Node.Id, result.CommandId);
        else
            IngestLog.CommandFailed(parts.Log, Node.Id, result.CommandId, result.Text);
    }

    private ClockReply Reply(ClockProbe probe) =>
        new()
        {
            Id = probe.Id,
            SentUnixUs = probe.SentUnixUs,
            ServerUnixUs = UnixMicroseconds.From(parts.Time.GetUtcNow()),
        };

    private async Task<string> BrokenAsync(FrameFault fault)
    {
        if (fault == FrameFault.Ended)
            return "closed by the agent";
        parts.Metrics.FrameRejected(fault);
        IngestLog.FrameRejected(parts.Log, Node.Name, fault);
        // A connection that breaks off in mid-frame is an everyday thing.
        if (fault != FrameFault.Truncated)
        {
            endedBy = RefusalCodes.BadFrame;
            var text = $"it sent what is no frame ({fault}), and its connection was ended";
            await parts.Notices.AddAsync(Node.Id, NodeNotice.BadFrame, text, CancellationToken.None);
        }

        return $"frame rejected: {fault}";
    }

    private string EndReason()
    {
        if (endedBy.Length > 0)
            return endedBy;
        if (connection.ConnectionClosed.IsCancellationRequested)
            return "connection lost";
        if (
            connection.Features.Get<IConnectionLifetimeNotificationFeature>() is
            { ConnectionClosedRequested.IsCancellationRequested: true }
        )
            return "server stops";
        endedBy = RefusalCodes.Idle;
        return endedBy;
    }
}
