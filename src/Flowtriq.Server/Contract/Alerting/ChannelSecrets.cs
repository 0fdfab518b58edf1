namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Secrets of a channel: taken, never given back. Absent keeps what is stored, an empty text removes it.</summary>
/// <param name="Url">Slack, Discord, Teams and webhook: the address messages are posted to.</param>
/// <param name="Token">Telegram: the bot's token; PagerDuty: the integration key; Opsgenie: the API key.</param>
/// <param name="Signing">Webhook: what messages are signed with, 16 characters or more.</param>
public sealed record ChannelSecrets(string? Url = null, string? Token = null, string? Signing = null)
{
    /// <summary>Nothing of it, so that no log and no exception holds it.</summary>
    public override string ToString() => "***";
}
