namespace Flowtriq.Agent.Status;

/// <summary>The way to the server as the agent described it.</summary>
internal sealed record UplinkView(
    string Server,
    bool Connected,
    DateTimeOffset? Since,
    string Refusal,
    DateTimeOffset? RefusedAt,
    double? ClockOffsetMilliseconds,
    DateTimeOffset CertificateExpires
);
