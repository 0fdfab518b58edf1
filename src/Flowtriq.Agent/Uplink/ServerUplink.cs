using System.Diagnostics.CodeAnalysis;
using System.Security.Authentication;
using Flowtriq.Agent.Configuration;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using CommandResult = Flowtriq.Protocol.CommandResult;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// The way to the server: one thread that connects, converses and comes back after a loss. The loop only hands over;
/// whether the server lives makes no difference to it.
/// </summary>
internal sealed class ServerUplink : IUplink
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongAbsence = TimeSpan.FromMinutes(1);

    private readonly ServerAddress _server;
    private readonly NodeCredentials _credentials;
    private readonly Hello _hello;
    private readonly TimeProvider _time;
    private readonly LineLog _log;
    private readonly EventQueue _events;
    private readonly CaptureList _captures;
    private readonly UplinkInbox _inbox = new();
    private readonly ClockOffset _clock = new();
    private readonly Backoff _backoff = new(Random.Shared);
    private readonly double _jitter = Random.Shared.NextDouble();
    private readonly UplinkBell _bell = new();
    private readonly Thread _thread;
    private ServerConnection? _connection;
    private string _lastLoss = "";
    private long _welcomedAt;
    private long? _lostAt;
    private ulong _configVersion;
    private ConnectionFacts _facts;
    private volatile bool _stopping;
    private volatile bool _connected;
    private volatile bool _urgent;

    /// <summary>Opens the queue of the last run and begins to connect.</summary>
    /// <param name="identity">From enrolment; the uplink disposes it.</param>
    /// <param name="hello">How the node presents itself; instance and version are filled in.</param>
    /// <param name="stateDirectory">Where the event queue lies.</param>
    /// <param name="time">Both clocks.</param>
    /// <param name="log">Where losses and returns are told.</param>
    internal ServerUplink(NodeIdentity identity, Hello hello, string stateDirectory, TimeProvider time, LineLog log)
    {
        _server = identity.Server;
        _time = time;
        _log = log;
        _hello = hello;
        _configVersion = hello.ConfigVersion;
        _hello.ProtocolVersion = ProtocolVersion.Current;
        _facts = new ConnectionFacts(
            identity.Server.ToString(),
            identity.NodeName,
            Since: null,
            Refusal: "",
            RefusedAt: null,
            new DateTimeOffset(identity.Certificate.NotAfter)
        );
        _hello.InstanceId = Guid.CreateVersion7().ToString("N");
        Directory.CreateDirectory(stateDirectory);
        _credentials = new NodeCredentials(identity, stateDirectory, log);
        _events = EventQueue.Open(Path.Combine(stateDirectory, "events.queue"), _hello.InstanceId, log);
        _captures = new CaptureList(Path.Combine(stateDirectory, "captures.waiting"), log);
        _thread = new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "uplink" };
        _thread.Start();
    }

    public UplinkStatus Status =>
        new(_connected, _events.Count, _events.Dropped, _clock.Value, _inbox.SkippedReports)
        {
            Connection = Volatile.Read(ref _facts),
            QueueFault = _events.Fault,
        };

    public void Offer(Report report)
    {
        Volatile.Write(ref _configVersion, report.ConfigVersion);
        _inbox.Put(report);
        _bell.Ring();
    }

    public void Offer(Diagnosis diagnosis)
    {
        _inbox.Diagnosis = diagnosis;
        _bell.Ring();
    }

    public void Offer(Observation observation, DateTimeOffset at)
    {
        var body = ObservationCodec.Encode(observation);
        var message = new Event { AtUnixUs = UnixMicroseconds.From(at) };
        switch (observation.Phase)
        {
            case ObservationPhase.Opened:
                message.Opened = body;
                break;
            case ObservationPhase.Updated:
                message.Updated = body;
                break;
            case ObservationPhase.Closed:
                message.Closed = body;
                break;
        }

        Add(message);
    }

    public void Offer(AgentNotice notice, DateTimeOffset at) =>
        Add(new Event { AtUnixUs = UnixMicroseconds.From(at), Notice = notice });

    public void Offer(CaptureFile capture)
    {
        _captures.Add(capture);
        _bell.Ring();
    }

    public void Offer(CommandResult result)
    {
        _inbox.Put(result);
        _bell.Ring();
    }

    public bool TryTake([MaybeNullWhen(false)] out ServerFrame frame) => _inbox.TryTake(out frame);

    /// <summary>Gives what waits a moment to go out, then ends the thread. What stays is on disk.</summary>
    public void Dispose()
    {
        _stopping = true;
        _bell.Ring();
        if (!_thread.Join(Farewell))
        {
            Volatile.Read(ref _connection)?.Abort();
            _thread.Join(Farewell);
        }

        _events.Dispose();
        _credentials.Dispose();
        _bell.Dispose();
    }

    private void Add(Event message)
    {
        _events.Add(message);
        _urgent = true;
        _bell.Ring();
    }

    private void Run()
    {
        while (!_stopping)
        {
            var pause = TimeSpan.Zero;
            try
            {
                Converse();
            }
            catch (Exception lost) when (lost is IOException or AuthenticationException or ObjectDisposedException)
            {
                var known = lost as UplinkLostException;
                var notice = lost is AuthenticationException ? "server_untrusted" : known?.Notice;
                pause = Lost(lost.Message, known, notice);
            }
            catch (Exception failed)
            {
                // The supervised loop's only catch-all: the uplink may fail, the agent goes on.
                pause = Lost(failed.ToString(), known: null, "uplink_failed");
            }

            _connected = false;
            Pause(pause);
        }
    }

    private void Converse()
    {
        using var connection = ServerConnection.Open(_server, ServerTrust.Enrolled(_credentials.Shown));
        Volatile.Write(ref _connection, connection);
        var transfer = new CaptureTransfer(_captures, _log);
        using var renewal = new CertificateRenewal(_credentials, _time, _jitter, _log);
        var session = new UplinkSession(
            connection,
            _events,
            _inbox,
            transfer,
            _clock,
            renewal,
            _credentials,
            _time,
            _log
        );
        _hello.ConfigVersion = Volatile.Read(ref _configVersion);
        var name = session.Greet(_hello);
        _credentials.Welcomed();
        _log.Info("connected to the server", ("server", _server), ("node", name));
        TellAbsence();
        _lastLoss = "";
        var facts = _facts with
        {
            NodeName = name,
            Since = _time.GetUtcNow(),
            Unreachable = false,
            CertificateExpires = new DateTimeOffset(_credentials.Shown.Certificate.NotAfter),
        };
        Volatile.Write(ref _facts, facts);
        _welcomedAt = _time.GetTimestamp();
        _connected = true;
        Func<bool> urgent = () => _urgent || _stopping;
        while (true)
        {
            _urgent = false;
            var rest = session.Round(urgent);
            if (_stopping && (rest is null || _events.Count == 0))
                return;
            if (renewal.Done)
                return;
            if (rest is null && !_stopping)
                _bell.Wait(Rest, connection.Handle);
        }
    }

    private void TellAbsence()
    {
        if (_lostAt is { } lost && _time.GetElapsedTime(lost) is { } away && away >= LongAbsence)
            _log.Tell(
                "was_offline",
                $"without the server for {away.TotalMinutes:F0} min, {_events.Count} events waited: {FirstLine(_lastLoss)}"
            );
        _lostAt = null;
    }

    /// <summary>The same reason is told once, not at every attempt.</summary>
    private TimeSpan Lost(string reason, UplinkLostException? known, string? notice)
    {
        if (reason != _lastLoss && !_stopping)
        {
            if (notice is null)
                _log.Warn("no connection to the server", ("server", _server), ("reason", reason));
            else
                _log.Tell(notice, $"no connection to the server {_server}: {FirstLine(reason)}");
        }

        _lastLoss = reason;
        _lostAt ??= _time.GetTimestamp();
        var facts = _facts with
        {
            Since = null,
            Refusal = FirstLine(reason),
            RefusedAt = _time.GetUtcNow(),
            Unreachable = known?.Unreachable ?? false,
        };
        Volatile.Write(ref _facts, facts);
        if (_connected)
            _backoff.Stood(_time.GetElapsedTime(_welcomedAt));
        var pause = _backoff.Next();
        if (_credentials.Failed() && known is { Refused: true })
            return pause;
        // What the server asked for is spread as well: it may have asked everybody at once.
        return (known?.RetryAfter ?? default) + pause;
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();

    private void Pause(TimeSpan pause)
    {
        var began = _time.GetTimestamp();
        while (!_stopping && pause - _time.GetElapsedTime(began) is { Ticks: > 0 } left)
            _bell.Wait(left);
    }
}
