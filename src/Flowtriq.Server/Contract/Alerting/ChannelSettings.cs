namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Settings of a channel; which apply depends on its kind, others are refused.</summary>
/// <param name="BaseUrl">Telegram, PagerDuty, Opsgenie: address of the API instead of the public one, as for another region.</param>
/// <param name="ChatId">Telegram: the chat, as a number or as @name.</param>
/// <param name="Recipients">E-mail: addresses.</param>
/// <param name="Host">Syslog and CEF: name or address of the collector.</param>
/// <param name="Port">Syslog and CEF: 514, over TLS 6514, unless said.</param>
/// <param name="Transport">Syslog and CEF: UDP unless said.</param>
/// <param name="Facility">Syslog and CEF: 0 to 23; 16 (local0) unless said.</param>
/// <param name="Authority">Syslog and CEF over TLS: certificates in PEM that the collector is trusted by instead of the machine's.</param>
/// <param name="AllowPrivate">Allows addresses of this machine and of private networks.</param>
public sealed record ChannelSettings(
    string? BaseUrl = null,
    string? ChatId = null,
    IReadOnlyList<string>? Recipients = null,
    string? Host = null,
    int? Port = null,
    SyslogTransport? Transport = null,
    int? Facility = null,
    string? Authority = null,
    bool AllowPrivate = false
);
