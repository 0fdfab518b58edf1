using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels.PagerDuty;

/// <summary>A service of PagerDuty by its integration key. A test opens an incident there and resolves it at once.</summary>
internal sealed class PagerDutyChannel(ChannelPost post) : IChannel
{
    private const string PublicBase = "https://events.pagerduty.com";
    private const int KeyLength = 32;

    public IReadOnlyList<string> Settings => ["baseUrl", "allowPrivate"];
    public IReadOnlyList<string> Secrets => ["token"];

    public void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults)
    {
        if (settings.BaseUrl is not null)
            ChannelAddress.Check(settings.BaseUrl, settings.AllowPrivate, "settings.baseUrl", faults);
        faults.When(
            secrets.Token is not { Length: KeyLength } || !secrets.Token.All(char.IsAsciiLetterOrDigit),
            "secrets.token",
            $"The integration key: {KeyLength} letters and digits."
        );
    }

    public string Destination(ChannelSetup setup) => ChannelAddress.Host(setup.Settings.BaseUrl ?? PublicBase);

    public async Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel)
    {
        var told = await SendAsync(setup, PagerDutyEvent.Action(alert.Kind), alert, cancel);
        return alert.Kind == AlertKind.Test && told is Delivery.Delivered
            ? await SendAsync(setup, "resolve", alert, cancel)
            : told;
    }

    private Task<Delivery> SendAsync(ChannelSetup setup, string action, Alert alert, CancellationToken cancel) =>
        post.SendAsync(
            new OutboundRequest
            {
                Url = new Uri($"{(setup.Settings.BaseUrl ?? PublicBase).TrimEnd('/')}/v2/enqueue"),
                Body = PagerDutyEvent.Of(setup.Secrets!.Token!, action, alert),
                AllowPrivate = setup.Settings.AllowPrivate,
            },
            static answer => MessageJson.Text(answer, "dedup_key"),
            null,
            cancel
        );
}
