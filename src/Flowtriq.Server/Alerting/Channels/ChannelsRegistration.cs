using Flowtriq.Server.Alerting.Channels.Cef;
using Flowtriq.Server.Alerting.Channels.Discord;
using Flowtriq.Server.Alerting.Channels.Email;
using Flowtriq.Server.Alerting.Channels.Opsgenie;
using Flowtriq.Server.Alerting.Channels.PagerDuty;
using Flowtriq.Server.Alerting.Channels.Slack;
using Flowtriq.Server.Alerting.Channels.Syslog;
using Flowtriq.Server.Alerting.Channels.Teams;
using Flowtriq.Server.Alerting.Channels.Telegram;
using Flowtriq.Server.Alerting.Channels.Webhook;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Alerting.Channels;

internal static class ChannelsRegistration
{
    internal static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<ChannelVault>();
        services.AddSingleton<ChannelStore>();
        services.AddSingleton<ChannelRates>();
        services.AddSingleton<ChannelMetrics>();
        services.AddSingleton<ChannelPost>();
        services.AddSingleton<ChannelCheck>();
        services.AddSingleton<ChannelViews>();
        services.AddSingleton<ChannelSender>();
        services.AddSingleton(static s => new ChannelKinds(Kinds(s)));
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<ChannelKind>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<ChannelOutcome>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<SyslogTransport>());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ChannelsJson.Default);
        });
        return services;
    }

    private static Dictionary<ChannelKind, IChannel> Kinds(IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var post = services.GetRequiredService<ChannelPost>();
        var syslog = new SyslogSender(time);
        return new()
        {
            [ChannelKind.Slack] = new HookChannel(post, SlackMessage.Of),
            [ChannelKind.Discord] = new HookChannel(
                post,
                DiscordMessage.Of,
                "wait=true",
                static answer => MessageJson.Text(answer, "id"),
                DiscordMessage.RetryAfter
            ),
            [ChannelKind.Teams] = new HookChannel(post, TeamsMessage.Of),
            [ChannelKind.Telegram] = new TelegramChannel(post),
            [ChannelKind.PagerDuty] = new PagerDutyChannel(post),
            [ChannelKind.Opsgenie] = new OpsgenieChannel(post),
            [ChannelKind.Email] = new EmailChannel(services.GetRequiredService<Mailer>()),
            [ChannelKind.Webhook] = new WebhookChannel(post, time),
            [ChannelKind.Syslog] = new SyslogChannel(syslog, SyslogMessage.Of),
            [ChannelKind.Cef] = new SyslogChannel(syslog, CefMessage.Of),
        };
    }
}
