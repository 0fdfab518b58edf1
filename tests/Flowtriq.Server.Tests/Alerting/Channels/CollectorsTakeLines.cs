using System.Net;
using System.Net.Sockets;
using System.Text;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Alerting.Channels.Syslog;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Tests.Alerting.Fakes;

namespace Flowtriq.Server.Tests.Alerting.Channels;

/// <summary>Syslog to real sockets on loopback.</summary>
public sealed class CollectorsTakeLines
{
    private readonly SyslogSender sender = new(TimeProvider.System);

    [Fact]
    public async Task As_datagrams_of_two_kilobytes_at_most()
    {
        using var collector = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var settings = To(((IPEndPoint)collector.Client.LocalEndPoint!).Port, SyslogTransport.Udp);
        Assert.IsType<Delivery.Delivered>(await sender.SendAsync(settings, "<134>1 ü", default));
        Assert.Equal("<134>1 ü", Encoding.UTF8.GetString((await collector.ReceiveAsync()).Buffer));
        Assert.IsType<Delivery.Delivered>(await sender.SendAsync(settings, "x" + new string('ü', 2_000), default));
        Assert.Equal("x" + new string('ü', 1_023), Encoding.UTF8.GetString((await collector.ReceiveAsync()).Buffer));
    }

    [Fact]
    public async Task As_counted_octets_over_a_connection()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var settings = To(((IPEndPoint)collector.LocalEndpoint).Port, SyslogTransport.Tcp);
        var sending = sender.SendAsync(settings, "<134>1 ü", default);
        using var client = await collector.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        Assert.IsType<Delivery.Delivered>(await sending);
        Assert.Equal("9 <134>1 ü", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Encrypted_for_a_collector_that_is_trusted()
    {
        await using var collector = new FakeTls();
        var settings = To(collector.Port, SyslogTransport.Tls);
        Assert.Equal(
            new Delivery.Retry(null, "its certificate is not accepted"),
            await sender.SendAsync(settings, "<134>1 x", default)
        );
        var trusting = settings with { Authority = collector.Authority };
        Assert.IsType<Delivery.Delivered>(await sender.SendAsync(trusting, "<134>1 x", default));
        Assert.Equal("8 <134>1 x", Encoding.UTF8.GetString(await collector.Received));
    }

    [Theory]
    [InlineData(SyslogTransport.Udp)]
    [InlineData(SyslogTransport.Tcp)]
    [InlineData(SyslogTransport.Tls)]
    public async Task But_not_inside_unless_somebody_said_so(SyslogTransport transport)
    {
        var settings = To(9, transport) with { AllowPrivate = false };
        Assert.IsType<Delivery.Refused>(await sender.SendAsync(settings, "<134>1 x", default));
    }

    [Fact]
    public async Task Later_when_nobody_listens()
    {
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var settings = To(((IPEndPoint)bound.LocalEndPoint!).Port, SyslogTransport.Tcp);
        Assert.Equal(
            new Delivery.Retry(null, "it cannot be reached"),
            await sender.SendAsync(settings, "<134>1 x", default)
        );
    }

    private static ChannelSettings To(int port, SyslogTransport transport) =>
        new(Host: "127.0.0.1", Port: port, Transport: transport, AllowPrivate: true);
}
