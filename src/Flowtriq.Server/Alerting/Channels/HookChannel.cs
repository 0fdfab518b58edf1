using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>
/// A chat that takes messages at an address of its own, which is all the secret there is: Slack, Discord, Microsoft Teams.
/// They differ in the message.
/// </summary>
/// <param name="post">The way out.</param>
/// <param name="message">Writes the message.</param>
/// <param name="query">Added to the address: "wait=true".</param>
/// <param name="id">Reads from the answer what the service calls the message.</param>
/// <param name="retryAfter">Reads how long the service asks to be left alone where it says so in the body.</param>
internal sealed class HookChannel(
    ChannelPost post,
    Func<Alert, byte[]> message,
    string? query = null,
    Func<string, string?>? id = null,
    Func<string, TimeSpan?>? retryAfter = null
) : IChannel
{
    public IReadOnlyList<string> Settings => ["allowPrivate"];
    public IReadOnlyList<string> Secrets => ["url"];

    public void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults) =>
        ChannelAddress.Check(secrets.Url, settings.AllowPrivate, "secrets.url", faults);

    public string Destination(ChannelSetup setup) => ChannelAddress.Host(setup.Secrets?.Url);

    public Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel) =>
        post.SendAsync(
            new OutboundRequest
            {
                Url = Address(setup.Secrets!.Url!),
                Body = message(alert),
                AllowPrivate = setup.Settings.AllowPrivate,
            },
            id,
            retryAfter,
            cancel
        );

    private Uri Address(string url)
    {
        var address = new UriBuilder(url);
        if (query is not null)
            address.Query = address.Query.Length > 1 ? $"{address.Query}&{query}" : query;
        return address.Uri;
    }
}
