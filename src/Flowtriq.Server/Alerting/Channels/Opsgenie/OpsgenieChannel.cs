using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels.Opsgenie;

/// <summary>
/// An API integration of Opsgenie, or of Jira Service Management under another base. A test creates an alert of the lowest
/// priority and closes it.
/// </summary>
internal sealed class OpsgenieChannel(ChannelPost post) : IChannel
{
    private const string PublicBase = "https://api.opsgenie.com";

    public IReadOnlyList<string> Settings => ["baseUrl", "allowPrivate"];
    public IReadOnlyList<string> Secrets => ["token"];

    public void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults)
    {
        if (settings.BaseUrl is not null)
            ChannelAddress.Check(settings.BaseUrl, settings.AllowPrivate, "settings.baseUrl", faults);
        faults.When(
            secrets.Token is not { Length: >= 16 and <= 200 },
            "secrets.token",
            "The key of the API integration."
        );
    }

    public string Destination(ChannelSetup setup) => ChannelAddress.Host(setup.Settings.BaseUrl ?? PublicBase);

    public async Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel)
    {
        var alias = Uri.EscapeDataString(OpsgenieAlert.Alias(alert));
        var close = $"/{alias}/close?identifierType=alias";
        switch (alert.Kind)
        {
            case AlertKind.Acknowledged:
                var acknowledge = $"/{alias}/acknowledge?identifierType=alias";
                return await PostAsync(setup, acknowledge, OpsgenieAlert.Note(alert), cancel);
            case AlertKind.Resolved:
                return await PostAsync(setup, close, OpsgenieAlert.Note(alert), cancel);
            default:
                var created = await PostAsync(setup, "", OpsgenieAlert.Create(alert), cancel);
                return alert.Kind == AlertKind.Test && created is Delivery.Delivered
                    ? await PostAsync(setup, close, OpsgenieAlert.Note(alert), cancel)
                    : created;
        }
    }

    private Task<Delivery> PostAsync(ChannelSetup setup, string path, byte[] body, CancellationToken cancel) =>
        post.SendAsync(
            new OutboundRequest
            {
                Url = new Uri($"{(setup.Settings.BaseUrl ?? PublicBase).TrimEnd('/')}/v2/alerts{path}"),
                Body = body,
                Headers = [new("Authorization", $"GenieKey {setup.Secrets!.Token}")],
                AllowPrivate = setup.Settings.AllowPrivate,
            },
            static answer => MessageJson.Text(answer, "requestId"),
            null,
            cancel
        );
}
