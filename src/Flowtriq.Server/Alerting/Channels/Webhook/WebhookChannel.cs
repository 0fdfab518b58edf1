using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels.Webhook;

/// <summary>An HTTP endpoint of one's own; every message is signed, and carries its key so that none counts twice.</summary>
internal sealed class WebhookChannel(ChannelPost post, TimeProvider time) : IChannel
{
    private const int ShortestSecret = 16;

    public IReadOnlyList<string> Settings => ["allowPrivate"];
    public IReadOnlyList<string> Secrets => ["url", "signing"];

    public void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults)
    {
        ChannelAddress.Check(secrets.Url, settings.AllowPrivate, "secrets.url", faults);
        faults.When(
            secrets.Signing is not { Length: >= ShortestSecret },
            "secrets.signing",
            $"{ShortestSecret} characters or more."
        );
    }

    public string Destination(ChannelSetup setup) => ChannelAddress.Host(setup.Secrets?.Url);

    public Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel)
    {
        var body = WebhookMessage.Of(alert);
        return post.SendAsync(
            new OutboundRequest
            {
                Url = new Uri(setup.Secrets!.Url!),
                Body = body,
                Headers = WebhookSignature.Headers(setup.Secrets.Signing!, alert.Key, time.GetUtcNow(), body),
                AllowPrivate = setup.Settings.AllowPrivate,
                FollowRedirects = true,
            },
            null,
            null,
            cancel
        );
    }
}
