using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Session;

/// <summary>The state machine on virtual time.</summary>
public sealed class SessionTimeline
{
    private static readonly SessionSettings Settings = new()
    {
        LocalAsn = 65000,
        RemoteAsn = 65001,
        Identifier = DemonstrationRoutes.Address("10.0.0.5"),
    };

    private readonly SessionMachine machine = new(Settings, () => 0.5);
    private TimeSpan now;

    [Fact]
    public void Connects_opens_and_is_established()
    {
        var link = Connect();
        Assert.IsType<OpenMessage>(Sent().Single());
        machine.Received(link, Theirs(), now);
        Assert.IsType<KeepAliveMessage>(Sent().Single());
        machine.Received(link, new KeepAliveMessage(), now);
        var up = Assert.IsType<SessionEffect.Up>(machine.Take().Single());
        Assert.Equal(AddressFamily.All, up.Negotiated.Families);
        Assert.Equal(SessionState.Established, machine.State);
    }

    [Fact]
    public void Keeps_alive_three_times_per_hold_time_and_gives_up_after_it()
    {
        Establish();
        Advance(10);
        Assert.IsType<KeepAliveMessage>(Sent().Single());
        Advance(10);
        Sent();
        Advance(10);
        var effects = machine.Take();
        Assert.Contains(
            effects,
            effect => effect is SessionEffect.Send { Message: NotificationMessage { Code: NotificationCode.HoldTimer } }
        );
        Assert.Contains(effects, effect => effect is SessionEffect.Down { End.WasEstablished: true });
    }

    [Fact]
    public void The_wait_doubles_until_a_session_was_stable()
    {
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 8).Select(_ => WaitAfterReset(1)));
        Assert.Equal(0.5, WaitAfterReset(61));
    }

    [Fact]
    public void A_router_that_refuses_is_asked_again_within_a_second()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            machine.Start(now);
            machine.ConnectFailed(Connecting(), "refused", now);
            Assert.InRange(machine.NextDue - now, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1.25));
            now = machine.NextDue;
        }
    }

    [Theory]
    [InlineData("10.0.0.9", true)]
    [InlineData("10.0.0.1", false)]
    public void Of_two_connections_the_one_of_the_larger_identifier_stays(string theirs, bool incomingStays)
    {
        var outgoing = Connect();
        var incoming = machine.Accepted(now);
        machine.Received(outgoing, Theirs(theirs), now);
        machine.Take();
        machine.Received(incoming, Theirs(theirs), now);
        var closed = machine.Take().OfType<SessionEffect.Close>().Single();
        Assert.Equal(incomingStays ? outgoing : incoming, closed.Link);
        machine.Received(incomingStays ? incoming : outgoing, new KeepAliveMessage(), now);
        Assert.Contains(machine.Take(), effect => effect is SessionEffect.Up);
    }

    [Fact]
    public void A_second_connection_replaces_the_session_only_under_graceful_restart()
    {
        Establish();
        Assert.NotEqual(0, machine.Accepted(now));
        var other = new SessionMachine(Settings with { RestartTime = TimeSpan.Zero, Passive = true }, () => 0.5);
        other.Start(now);
        var link = other.Accepted(now);
        other.Received(link, Theirs(), now);
        other.Received(link, new KeepAliveMessage(), now);
        Assert.Equal(0, other.Accepted(now));
    }

    [Theory]
    [InlineData(65002, 30, 2)]
    [InlineData(65001, 2, 6)]
    public void An_open_that_does_not_fit_is_refused(int asn, int hold, int subcode)
    {
        var link = Connect();
        machine.Take();
        var open = Theirs() with
        {
            HoldSeconds = (ushort)hold,
            Capabilities = new Capabilities { Asn = (uint)asn },
        };
        machine.Received(link, open, now);
        var refusal = Assert.IsType<NotificationMessage>(Sent().First());
        Assert.Equal((NotificationCode.Open, (byte)subcode), (refusal.Code, refusal.Subcode));
    }

    [Fact]
    public void A_farewell_is_a_hard_reset_where_notifications_do_not_end_graceful_restart()
    {
        Establish();
        machine.Stop(NotificationMessage.Cease(CeaseCode.AdministrativeShutdown, "enough"));
        var farewell = Assert.IsType<NotificationMessage>(Sent().Single());
        Assert.Equal((byte)CeaseCode.HardReset, farewell.Subcode);
        Assert.Equal("enough", farewell.ShutdownText);
    }

    [Fact]
    public void Leaving_without_a_word_sends_nothing()
    {
        Establish();
        machine.Stop(null);
        Assert.IsType<SessionEffect.Close>(machine.Take().Single());
    }

    private static OpenMessage Theirs(string identifier = "10.0.0.9") =>
        (Settings with { LocalAsn = 65001, Identifier = DemonstrationRoutes.Address(identifier) }).Open();

    private int Connecting() => machine.Take().OfType<SessionEffect.Connect>().Single().Link;

    private int Connect()
    {
        machine.Start(now);
        var link = Connecting();
        machine.Connected(link, now);
        return link;
    }

    private int Establish()
    {
        var link = Connect();
        machine.Received(link, Theirs(), now);
        machine.Received(link, new KeepAliveMessage(), now);
        machine.Take();
        return link;
    }

    private double WaitAfterReset(int seconds)
    {
        var link = Establish();
        now += TimeSpan.FromSeconds(seconds);
        machine.Received(link, NotificationMessage.Cease(CeaseCode.AdministrativeReset), now);
        machine.Take();
        var wait = machine.NextDue - now;
        now = machine.NextDue;
        return wait.TotalSeconds;
    }

    private void Advance(int seconds)
    {
        now += TimeSpan.FromSeconds(seconds);
        machine.Tick(now);
    }

    private List<BgpMessage> Sent() => [.. machine.Take().OfType<SessionEffect.Send>().Select(send => send.Message)];
}
