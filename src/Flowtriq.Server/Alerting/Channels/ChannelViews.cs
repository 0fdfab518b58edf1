using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Channels as people see them: names of secrets, never values.</summary>
internal sealed class ChannelViews(ChannelStore store, ChannelKinds kinds)
{
    internal AlertChannel[] All() => [.. store.All().Select(View)];

    internal AlertChannel? Find(long number) => store.Find(number) is { } channel ? View(channel) : null;

    private AlertChannel View((ChannelSetup Setup, ChannelDelivery? Last) channel)
    {
        var setup = channel.Setup;
        return new(
            setup.Number,
            setup.Name,
            setup.Kind,
            setup.Enabled,
            setup.PerMinute,
            kinds.Of(setup.Kind).Destination(setup),
            setup.Settings,
            ChannelVault.Names(setup.Secrets ?? new()),
            channel.Last,
            setup.At,
            setup.By,
            setup.Version
        );
    }
}
