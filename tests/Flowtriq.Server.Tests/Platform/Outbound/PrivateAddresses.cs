using System.Net;
using System.Net.Sockets;
using Flowtriq.Server.Platform.Outbound;
using Flowtriq.Server.Tests.Alerting.Channels;
using Flowtriq.Server.Tests.Alerting.Fakes;

namespace Flowtriq.Server.Tests.Platform.Outbound;

/// <summary>What people enter leads to the Internet, or somebody said that it may lead elsewhere.</summary>
public sealed class PrivateAddresses
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("192.0.2.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    public void Are_those_nobody_on_the_Internet_has(string address) =>
        Assert.False(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.0.1.1")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    public void Are_not_those_of_the_Internet(string address) =>
        Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://10.0.0.1/")]
    public async Task Are_refused_however_they_are_written(string url)
    {
        await using var receiver = await FakeReceiver.StartAsync();
        using var http = new OutboundHttp(TimeProvider.System, OutboundLimits.Usual, PublicAddresses.Contains);
        var reply = await http.SendAsync(
            WhatServicesAnswer.To(string.Format(url, new Uri(receiver.Base).Port)),
            default
        );
        var refused = Assert.IsType<OutboundReply.NotAllowed>(reply);
        Assert.Contains("does not allow", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(receiver.Messages);
    }

    [Fact]
    public async Task Are_reached_when_somebody_said_so()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        using var http = new OutboundHttp(TimeProvider.System, OutboundLimits.Usual, PublicAddresses.Contains);
        var request = WhatServicesAnswer.To(receiver.Base) with { AllowPrivate = true };
        Assert.IsType<OutboundReply.Answered>(await http.SendAsync(request, default));
        Assert.Single(receiver.Messages);
    }

    [Fact]
    public async Task Are_refused_where_a_public_one_redirects_to_them()
    {
        await using var inside = await FakeReceiver.StartAsync();
        await using var outside = await FakeReceiver.StartAsync(
            (context, message) =>
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = message.Path == "/again" ? "/again" : inside.Base + "/admin";
                return Task.CompletedTask;
            }
        );
        // One port is the Internet here; everything else is not.
        var port = new Uri(outside.Base).Port;
        var first = true;
        using var http = new OutboundHttp(
            TimeProvider.System,
            OutboundLimits.Usual,
            _ => Interlocked.Exchange(ref first, false)
        );
        var request = WhatServicesAnswer.To($"http://127.0.0.1:{port}/") with { FollowRedirects = true };
        Assert.IsType<OutboundReply.NotAllowed>(await http.SendAsync(request, default));
        Assert.Empty(inside.Messages);

        // Allowed, the same redirect is followed, but not for ever, and only where a request follows any.
        var allowed = request with
        {
            AllowPrivate = true,
        };
        Assert.Equal(200, Assert.IsType<OutboundReply.Answered>(await http.SendAsync(allowed, default)).Status);
        Assert.Equal("{}", Assert.Single(inside.Messages).Body);
        var loop = WhatServicesAnswer.To($"http://127.0.0.1:{port}/again") with { AllowPrivate = true };
        Assert.Equal(
            new OutboundReply.NotAllowed("it redirects too often"),
            await http.SendAsync(loop with { FollowRedirects = true }, default)
        );
        Assert.Equal(307, Assert.IsType<OutboundReply.Answered>(await http.SendAsync(loop, default)).Status);
    }
}
