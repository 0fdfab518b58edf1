using System.Net;
using System.Net.Sockets;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform.Outbound;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Flowtriq.Server.Tests.Alerting.Channels;

/// <summary>The same for every channel over HTTP: what is delivered, what is tried again, what is given up.</summary>
public sealed class WhatServicesAnswer
{
    private static readonly ChannelKind[] Kinds =
    [
        ChannelKind.Slack,
        ChannelKind.Discord,
        ChannelKind.Teams,
        ChannelKind.Telegram,
        ChannelKind.PagerDuty,
        ChannelKind.Opsgenie,
        ChannelKind.Webhook,
    ];

    [Fact]
    public async Task Decides_what_comes_of_a_message()
    {
        await using var server = await RunningServer.StartAsync();
        var status = 0;
        await using var receiver = await FakeReceiver.StartAsync(
            (context, _) =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = "7";
                context.Response.Headers.Location = "https://192.0.2.1/";
                return Task.CompletedTask;
            }
        );
        foreach (var kind in Kinds)
        {
            foreach (var (given, expected) in Table())
            {
                status = given;
                var delivery = await SendAsync(server, kind, receiver.Base);
                Assert.True(delivery.GetType() == expected, $"{kind} {given}: {delivery}");
                if (delivery is Delivery.Retry retry)
                    Assert.Equal(TimeSpan.FromSeconds(7), retry.After);
            }
        }
    }

    [Fact]
    public async Task Tells_what_the_service_calls_the_message_and_how_long_to_wait()
    {
        await using var server = await RunningServer.StartAsync();
        var answer = (200, "");
        await using var receiver = await FakeReceiver.StartAsync(
            (context, _) =>
            {
                context.Response.StatusCode = answer.Item1;
                return context.Response.WriteAsync(answer.Item2);
            }
        );
        answer = (200, """{"id":"1450001"}""");
        Assert.Equal(new Delivery.Delivered("1450001"), await SendAsync(server, ChannelKind.Discord, receiver.Base));
        answer = (200, """{"ok":true,"result":{"message_id":77}}""");
        Assert.Equal(new Delivery.Delivered("77"), await SendAsync(server, ChannelKind.Telegram, receiver.Base));
        answer = (202, """{"result":"Request will be processed","requestId":"43a2"}""");
        Assert.Equal(new Delivery.Delivered("43a2"), await SendAsync(server, ChannelKind.Opsgenie, receiver.Base));
        answer = (200, "no json");
        Assert.Equal(new Delivery.Delivered(), await SendAsync(server, ChannelKind.Discord, receiver.Base));
        answer = (429, """{"ok":false,"error_code":429,"parameters":{"retry_after":11}}""");
        var told = Assert.IsType<Delivery.Retry>(await SendAsync(server, ChannelKind.Telegram, receiver.Base));
        Assert.Equal(TimeSpan.FromSeconds(11), told.After);
        answer = (429, """{"message":"You are being rate limited.","retry_after":0.5}""");
        told = Assert.IsType<Delivery.Retry>(await SendAsync(server, ChannelKind.Discord, receiver.Base));
        Assert.Equal(TimeSpan.FromSeconds(0.5), told.After);
    }

    [Fact]
    public async Task Is_not_waited_for_for_ever_when_it_never_comes()
    {
        await using var receiver = await FakeReceiver.StartAsync(
            static (context, message) =>
                message.Path == "/half" ? HalfAsync(context) : Task.Delay(Timeout.Infinite, context.RequestAborted)
        );
        using var http = Impatient();
        foreach (var path in new[] { "/silent", "/half" })
        {
            var reply = await http.SendAsync(To(receiver.Base + path) with { AllowPrivate = true }, default);
            Assert.Equal(new OutboundReply.Unreachable("no answer within 0.3 s"), reply);
        }

        static async Task HalfAsync(HttpContext context)
        {
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
    }

    [Fact]
    public async Task That_is_longer_than_anybody_needs_is_cut_and_still_a_delivery()
    {
        await using var receiver = await FakeReceiver.StartAsync(
            static (context, _) => context.Response.WriteAsync(new string('x', 1 << 20))
        );
        using var http = new OutboundHttp(TimeProvider.System, OutboundLimits.Usual, static _ => true);
        var answer = Assert.IsType<OutboundReply.Answered>(await http.SendAsync(To(receiver.Base), default));
        Assert.Equal((200, OutboundLimits.Usual.AnswerBytes), (answer.Status, answer.Body.Length));
    }

    [Fact]
    public async Task From_where_nobody_listens_or_from_a_stranger_may_be_another_one_later()
    {
        using var http = new OutboundHttp(TimeProvider.System, OutboundLimits.Usual, static _ => true);
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)bound.LocalEndPoint!).Port;
        Assert.Equal(
            new OutboundReply.Unreachable("it cannot be reached"),
            await http.SendAsync(To($"http://127.0.0.1:{port}/"), default)
        );
        await using var stranger = new FakeTls();
        Assert.Equal(
            new OutboundReply.Unreachable("its certificate is not accepted"),
            await http.SendAsync(To($"https://127.0.0.1:{stranger.Port}/"), default)
        );
    }

    private static IEnumerable<(int Status, Type Outcome)> Table() =>
        [
            .. new[] { 200, 202, 204 }.Select(static s => (s, typeof(Delivery.Delivered))),
            .. new[] { 301, 302, 303, 400, 401, 403, 404, 410, 413 }.Select(static s => (s, typeof(Delivery.Refused))),
            .. new[] { 408, 425, 429, 500, 502, 503, 504 }.Select(static s => (s, typeof(Delivery.Retry))),
        ];

    internal static OutboundRequest To(string url) => new() { Url = new Uri(url), Body = "{}"u8.ToArray() };

    internal static ChannelSetup Setup(ChannelKind kind, string address) =>
        new()
        {
            Number = 1,
            Name = "noc",
            Kind = kind,
            Settings = new(BaseUrl: address, ChatId: "-100", AllowPrivate: true),
            Secrets = new(Url: address + FakeSlack.Path, Token: FakePagerDuty.Key, Signing: "sign-SECRET-0123456"),
        };

    private static Task<Delivery> SendAsync(RunningServer server, ChannelKind kind, string address) =>
        server.Get<ChannelKinds>().Of(kind).SendAsync(Setup(kind, address), Told.Of(AlertKind.Opened), default);

    private static OutboundHttp Impatient() =>
        new(TimeProvider.System, OutboundLimits.Usual with { Timeout = TimeSpan.FromSeconds(0.3) }, static _ => true);
}
