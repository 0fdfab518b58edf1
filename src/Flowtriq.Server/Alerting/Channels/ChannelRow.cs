namespace Flowtriq.Server.Alerting.Channels;

/// <summary>A channel as stored, with what came of its last message; times are microseconds since 1970.</summary>
internal sealed record ChannelRow(
    long Number,
    string Name,
    string Kind,
    long Version,
    string Json,
    byte[]? Secrets,
    long At,
    string By,
    long? LastAt,
    string? LastOutcome,
    string? LastText,
    long? LastIncident
);
