using Flowtriq.Server.Alerting.Channels.Webhook;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Alerting;

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
        var post = services.GetRequiredService<ChannelPost>();
        return new() { [ChannelKind.Webhook] = new WebhookChannel(post, services.GetRequiredService<TimeProvider>()) };
    }
}
