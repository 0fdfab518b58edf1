namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Where an alert can be sent.</summary>
public enum ChannelKind
{
    /// <summary>Slack: incoming webhook.</summary>
    Slack,

    /// <summary>Discord: channel webhook.</summary>
    Discord,

    /// <summary>Microsoft Teams: Workflows webhook that posts an adaptive card.</summary>
    Teams,

    /// <summary>Telegram: a bot's message to a chat.</summary>
    Telegram,

    /// <summary>PagerDuty: Events API v2; acknowledges and resolves what it triggered.</summary>
    PagerDuty,

    /// <summary>Opsgenie: Alert API; acknowledges and closes what it created.</summary>
    Opsgenie,

    /// <summary>E-mail to one or several addresses, through the server's mail settings.</summary>
    Email,

    /// <summary>An HTTP endpoint of one's own, signed.</summary>
    Webhook,

    /// <summary>Syslog, RFC 5424.</summary>
    Syslog,

    /// <summary>Common Event Format over syslog, for a SIEM.</summary>
    Cef,
}
