using System.Text.Json;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>What a webhook is posted.</summary>
/// <param name="Kind">"confirm" or "update".</param>
/// <param name="Page">Whose page it is.</param>
/// <param name="Url">Where to say yes, or the disruption's page.</param>
/// <param name="Title">What the disruption is about; absent in "confirm".</param>
/// <param name="Phase">How far it has got; absent in "confirm".</param>
/// <param name="Text">What is said; absent in "confirm".</param>
/// <param name="At">When, in UTC; absent in "confirm".</param>
internal sealed record SubscriberPostBody(
    string Kind,
    string Page,
    string Url,
    string? Title = null,
    string? Phase = null,
    string? Text = null,
    DateTimeOffset? At = null
)
{
    internal string Json() => JsonSerializer.Serialize(this, SubscriberJson.Default.SubscriberPostBody);
}
