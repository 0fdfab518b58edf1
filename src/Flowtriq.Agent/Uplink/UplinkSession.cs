using Flowtriq.Protocol;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// One connection's conversation, on the uplink's thread. Each round: 1. read what arrived, 2. send events, 3. the
/// latest report, 4. what was found on the machine, 5. results of commands, 6. a request for a new certificate when due, 7. a clock
/// probe when due, 8. one capture chunk when no event waits.
/// </summary>
internal sealed class UplinkSession(
    ServerConnection connection,
    EventQueue events,
    UplinkInbox inbox,
    CaptureTransfer captures,
    ClockOffset clock,
    CertificateRenewal renewal,
    NodeCredentials credentials,
    TimeProvider time,
    LineLog log
)
{
    /// <summary>Events sent and not acknowledged; the server holds as many without reading further.</summary>
    private const int InFlight = 128;
    private const int FirstProbes = 4;
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);
    private const int ProbeSlices = 10;

    private QueuedEvent? _lastSent;
    private int _inFlight;
    private ulong _probe;
    private long _probeSent;
    private bool _probeDue;
    private Diagnosis? _told;
    private long _lastHeard = time.GetTimestamp();

    /// <summary>Greets; returns what the server calls this node.</summary>
    internal string Greet(Hello hello)
    {
        connection.Send(new AgentFrame { Hello = hello });
        var answer = connection.Receive();
        if (answer.BodyCase == ServerFrame.BodyOneofCase.Refusal)
            throw Refused(answer.Refusal);
        if (answer.BodyCase != ServerFrame.BodyOneofCase.Welcome)
            throw new UplinkLostException("the server did not welcome the node");
        renewal.Welcomed(answer.Welcome.Certificate);
        // First of all: what comes after it may be signed by a new authority.
        if (answer.Welcome.Authorities is { } authorities)
            credentials.Trust(authorities);
        if (answer.Welcome.Config is { } config)
            inbox.Put(new ServerFrame { Config = config });
        return answer.Welcome.NodeName;
    }

    /// <summary>One round. Returns how long to rest; zero = there is more to do as soon as the server answers.</summary>
    /// <param name="urgent">True when the loop handed over something meanwhile.</param>
    internal TimeSpan? Round(Func<bool> urgent)
    {
        ReadArrived();
        SendEvents();
        if (inbox.TakeReport() is { } report && !connection.Send(new AgentFrame { Report = report }))
            log.Warn("a report is too long to be sent", ("bytes", report.CalculateSize()));
        if (inbox.Diagnosis is { } diagnosis && !ReferenceEquals(diagnosis, _told))
        {
            connection.Send(new AgentFrame { Diagnosis = diagnosis });
            _told = diagnosis;
        }

        while (inbox.TryTake(out CommandResult? result))
            connection.Send(new AgentFrame { CommandResult = result });
        if (renewal.Request() is { } request)
            connection.Send(request);
        events.Flush();
        ProbeClock(urgent);
        var backlog = events.Next(_lastSent) is not null;
        if (!backlog && captures.Next() is { } chunk)
            connection.Send(new AgentFrame { Capture = chunk });
        if (time.GetElapsedTime(_lastHeard) > Silence)
            throw new UplinkLostException("the server has been silent for 20 seconds");

        if (!backlog && !captures.Active)
            return null;
        connection.Wait(Slice);
        return TimeSpan.Zero;
    }

    private void ReadArrived()
    {
        while (connection.TryReceive() is { } frame)
        {
            _lastHeard = time.GetTimestamp();
            Take(frame);
        }
    }

    private void Take(ServerFrame frame)
    {
        switch (frame.BodyCase)
        {
            case ServerFrame.BodyOneofCase.EventAck:
                Take(frame.EventAck);
                return;
            case ServerFrame.BodyOneofCase.CaptureAck:
                captures.Acknowledge(frame.CaptureAck);
                return;
            case ServerFrame.BodyOneofCase.ClockReply:
                Take(frame.ClockReply);
                return;
            case ServerFrame.BodyOneofCase.Renewed:
                renewal.Take(frame.Renewed);
                return;
            case ServerFrame.BodyOneofCase.Authorities:
                credentials.Trust(frame.Authorities);
                return;
            case ServerFrame.BodyOneofCase.Command when frame.Command.BodyCase == Command.BodyOneofCase.Renew:
                renewal.Hurry();
                inbox.Put(new CommandResult { CommandId = frame.Command.Id, Ok = true });
                return;
            case ServerFrame.BodyOneofCase.Config:
            case ServerFrame.BodyOneofCase.Command:
            case ServerFrame.BodyOneofCase.FirewallPolicy:
            case ServerFrame.BodyOneofCase.FirewallOrders:
            case ServerFrame.BodyOneofCase.Update:
                inbox.Put(frame);
                return;
            case ServerFrame.BodyOneofCase.Refusal:
                throw Refused(frame.Refusal);
            default:
                // A body that only a newer server knows is read over.
                return;
        }
    }

    private void Take(EventAck ack)
    {
        if (_lastSent is null)
            return; // of an earlier connection, or of none: what it names is sent again and told again
        var removed = events.Acknowledge(ack.InstanceId, ack.Sequence, _lastSent);
        // One that was sent and then dropped from a full queue is never counted out: the last acknowledgement settles it.
        var settled = _lastSent is { } last && last.Sequence == ack.Sequence && last.Instance == ack.InstanceId;
        _inFlight = settled ? 0 : Math.Max(0, _inFlight - removed);
    }

    private void Take(ClockReply reply)
    {
        if (reply.Id != _probe || !UnixMicroseconds.TryParse(reply.ServerUnixUs, out var server))
            return;
        if (UnixMicroseconds.TryParse(reply.SentUnixUs, out var sent))
            clock.Observe(sent, server, time.GetElapsedTime(_probeSent));
        _probeDue = false;
    }

    private void SendEvents()
    {
        while (_inFlight < InFlight && events.Next(_lastSent) is { } queued)
        {
            _lastSent = queued;
            if (events.Read(queued) is not { } payload)
            {
                log.Error("an event cannot be read back from disk", ("sequence", queued.Sequence));
                events.Discard(queued);
                continue;
            }

            connection.Send(new AgentFrame { Event = Event.Parser.ParseFrom(payload) });
            _inFlight++;
        }
    }

    /// <summary>
    /// Asks for the server's time and waits a moment for the answer, since a reply found a second later says nothing.
    /// Something urgent ends the waiting.
    /// </summary>
    private void ProbeClock(Func<bool> urgent)
    {
        var first = _probe < FirstProbes;
        if (!first && time.GetElapsedTime(_probeSent) < ProbeInterval)
            return;
        _probe++;
        _probeSent = time.GetTimestamp();
        _probeDue = true;
        var now = UnixMicroseconds.From(time.GetUtcNow());
        connection.Send(
            new AgentFrame
            {
                ClockProbe = new ClockProbe { Id = _probe, SentUnixUs = now },
            }
        );
        for (var slice = 0; slice < ProbeSlices && _probeDue && !urgent(); slice++)
        {
            if (connection.Wait(Slice))
                ReadArrived();
        }
    }

    private static UplinkLostException Refused(Refusal refusal) =>
        new(
            $"the server refused this node: {refusal.Text} ({refusal.Code})",
            // What cannot succeed is tried rarely, and still tried: an operator may put it right on the server.
            RefusalCodes.IsFinal(refusal.Code)
                ? TimeSpan.FromMinutes(1)
                : TimeSpan.FromSeconds(refusal.RetryAfterSeconds),
            RefusalCodes.IsFinal(refusal.Code)
        );
}
