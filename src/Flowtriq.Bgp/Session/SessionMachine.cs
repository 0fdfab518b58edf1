using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Session;

/// <summary>
/// The state machine of one session (RFC 4271 §8) without sockets or clock: facts come in with the time they happened,
/// effects go out. At most one link is established; two links that open at once are decided by identifier (§6.8).
/// </summary>
internal sealed class SessionMachine(SessionSettings settings, Func<double> chance)
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(60);
    private readonly OpenMessage ours = settings.Open();
    private readonly List<SessionLink> links = [];
    private readonly Backoff refused = new(TimeSpan.FromSeconds(1));
    private readonly Backoff failed = new(TimeSpan.FromSeconds(30));
    private List<SessionEffect> effects = [];
    private bool running;
    private int lastLink;
    private int connecting;
    private TimeSpan connectAt = TimeSpan.MaxValue;
    private TimeSpan connectUntil = TimeSpan.MaxValue;
    private TimeSpan upSince;

    /// <summary>The furthest state of any link.</summary>
    public SessionState State =>
        links.Count > 0 ? links.Max(link => link.State)
        : connecting != 0 ? SessionState.Connect
        : running && settings.Passive ? SessionState.Active
        : SessionState.Idle;

    /// <summary>When <see cref="Tick"/> has something to do.</summary>
    public TimeSpan NextDue
    {
        get
        {
            var due = connectAt < connectUntil ? connectAt : connectUntil;
            foreach (var link in links)
            {
                due = link.HoldUntil < due ? link.HoldUntil : due;
                due = link.KeepAliveAt < due ? link.KeepAliveAt : due;
            }
            return due;
        }
    }

    /// <summary>Makes the next attempt soon instead of after a growing wait: there is a reason to try again.</summary>
    public bool Hurry { get; set; }

    /// <summary>The effects since the last call, in order.</summary>
    public IReadOnlyList<SessionEffect> Take()
    {
        var taken = effects;
        effects = [];
        return taken;
    }

    public void Start(TimeSpan now)
    {
        running = true;
        connectAt = settings.Passive ? TimeSpan.MaxValue : now;
        Tick(now);
    }

    /// <summary>Ends the session. Without a message the router keeps our routes for the restart time.</summary>
    public void Stop(NotificationMessage? farewell)
    {
        running = false;
        connectAt = connectUntil = TimeSpan.MaxValue;
        foreach (var link in links.ToArray())
        {
            var hard = farewell is not null && link.Negotiated is { GracefulNotification: true };
            Drop(link, hard ? farewell!.AsHardReset() : farewell);
        }
        links.Clear();
    }

    public void Connected(int id, TimeSpan now)
    {
        if (id != connecting || !running)
        {
            effects.Add(new SessionEffect.Close(id));
            return;
        }
        (connecting, connectUntil) = (0, TimeSpan.MaxValue);
        Open(new SessionLink(id, incoming: false), now);
    }

    public void ConnectFailed(int id, string reason, TimeSpan now)
    {
        if (id != connecting)
            return;
        (connecting, connectUntil) = (0, TimeSpan.MaxValue);
        effects.Add(new SessionEffect.Down(new SessionEnd(reason, null, WasEstablished: false)));
        Retry(refused, now);
    }

    /// <summary>The router connected; returns the number of the new link, or 0 when it is refused.</summary>
    public int Accepted(TimeSpan now)
    {
        var established = links.Find(link => link.State == SessionState.Established);
        if (!running || (established is not null && established.Negotiated is not { Restart: true }))
            return 0;
        // The router lost the old connection without our noticing (RFC 4724 §5).
        if (established is not null)
            Fail(established, "the router connected again", null, now);
        foreach (var stale in links.FindAll(link => link.Incoming))
            Drop(stale, null);
        var link = new SessionLink(++lastLink, incoming: true);
        Open(link, now);
        return link.Id;
    }

    public void Closed(int id, string reason, TimeSpan now)
    {
        if (links.Find(link => link.Id == id) is { } link)
            Fail(link, reason, null, now);
    }

    /// <summary>Bytes came that are not a message.</summary>
    public void Malformed(int id, WireFault fault, TimeSpan now)
    {
        if (links.Find(link => link.Id == id) is not { } link)
            return;
        var answer = OpenRules.ForFault(fault);
        effects.Add(new SessionEffect.Send(id, answer));
        Fail(link, $"malformed message: {fault}", null, now);
    }

    /// <summary>Something came on an established link that needs no answer.</summary>
    public void Heard(int id, TimeSpan now) => links.Find(link => link.Id == id)?.Heard(now);

    public void Received(int id, BgpMessage message, TimeSpan now)
    {
        if (links.Find(link => link.Id == id) is not { } link)
            return;
        link.Heard(now);
        switch (message)
        {
            case NotificationMessage notification:
                Fail(link, $"the router ended the session: {notification}", notification, now);
                break;
            case OpenMessage open when link.State == SessionState.OpenSent:
                ReceivedOpen(link, open, now);
                break;
            case KeepAliveMessage when link.State == SessionState.OpenConfirm:
                Establish(link, now);
                break;
            case RouteRefreshMessage { Subtype: 0 } refresh when link.State == SessionState.Established:
                effects.Add(new SessionEffect.Refresh(refresh.Family));
                break;
            case KeepAliveMessage or RouteRefreshMessage or UpdateMessage when link.State == SessionState.Established:
                break;
            default:
                effects.Add(new SessionEffect.Send(id, new NotificationMessage(NotificationCode.StateMachine, 0, [])));
                Fail(link, $"unexpected {message.Type} in {link.State}", null, now);
                break;
        }
    }

    public void Tick(TimeSpan now)
    {
        if (connecting != 0 && now >= connectUntil)
            ConnectFailed(connecting, "connecting took too long", now);
        foreach (var link in links.ToArray())
        {
            if (now >= link.HoldUntil)
            {
                effects.Add(
                    new SessionEffect.Send(link.Id, new NotificationMessage(NotificationCode.HoldTimer, 0, []))
                );
                Fail(link, "hold timer expired: nothing heard from the router", null, now);
            }
            else if (now >= link.KeepAliveAt)
            {
                Send(link, new KeepAliveMessage());
                link.KeepAliveSent(now);
            }
        }
        if (running && connecting == 0 && links.Count == 0 && now >= connectAt)
        {
            connectAt = TimeSpan.MaxValue;
            connecting = ++lastLink;
            connectUntil = now + ConnectTimeout;
            effects.Add(new SessionEffect.Connect(connecting));
        }
    }

    private void Open(SessionLink link, TimeSpan now)
    {
        links.Add(link);
        link.HoldUntil = now + OpenTimeout;
        Send(link, ours);
    }

    private void ReceivedOpen(SessionLink link, OpenMessage open, TimeSpan now)
    {
        if (OpenRules.Refuse(open, settings) is { } refusal)
        {
            effects.Add(new SessionEffect.Send(link.Id, refusal));
            Fail(link, $"the router's OPEN was refused: {refusal} (AS {open.Asn})", null, now);
            return;
        }
        if (links.Find(other => other != link && other.State >= SessionState.OpenConfirm) is { } rival)
        {
            // The connection made by the side with the larger identifier stays.
            var keepIncoming = settings.Identifier.V4 < open.Identifier.V4;
            var loser = link.Incoming == keepIncoming && rival.State == SessionState.OpenConfirm ? rival : link;
            Drop(loser, NotificationMessage.Cease(CeaseCode.ConnectionCollision));
            if (loser == link)
                return;
        }
        link.Negotiated = Negotiated.From(ours, open);
        link.State = SessionState.OpenConfirm;
        link.Heard(now);
        Send(link, new KeepAliveMessage());
        link.KeepAliveSent(now);
    }

    private void Establish(SessionLink link, TimeSpan now)
    {
        foreach (var other in links.FindAll(other => other != link))
            Drop(other, NotificationMessage.Cease(CeaseCode.ConnectionCollision));
        (connecting, connectAt, connectUntil) = (0, TimeSpan.MaxValue, TimeSpan.MaxValue);
        link.State = SessionState.Established;
        upSince = now;
        effects.Add(new SessionEffect.Up(link.Id, link.Negotiated!));
    }

    private void Fail(SessionLink link, string reason, NotificationMessage? received, TimeSpan now)
    {
        var established = link.State == SessionState.Established;
        if (established && now - upSince > StableAfter)
        {
            failed.Reset();
            refused.Reset();
        }
        Drop(link, null);
        if (links.Count > 0)
            return;
        effects.Add(new SessionEffect.Down(new SessionEnd(reason, received, established)));
        // A router that closes before it has spoken is only not ready yet; some close until they have tried themselves.
        Retry(established || received is not null ? failed : refused, now);
    }

    private void Retry(Backoff backoff, TimeSpan now)
    {
        if (running && !settings.Passive)
            connectAt = now + (Hurry ? new Backoff(TimeSpan.FromSeconds(1)) : backoff).Next(chance());
    }

    private void Drop(SessionLink link, NotificationMessage? farewell)
    {
        if (farewell is not null)
            effects.Add(new SessionEffect.Send(link.Id, farewell));
        effects.Add(new SessionEffect.Close(link.Id));
        links.Remove(link);
    }

    private void Send(SessionLink link, BgpMessage message) => effects.Add(new SessionEffect.Send(link.Id, message));
}
