namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>A provider as stored: its request without credentials, and those sealed; the time is microseconds since 1970.</summary>
internal sealed record ScrubbingProviderRow(
    string Id,
    string Name,
    string Kind,
    long Version,
    string Json,
    byte[]? Credentials,
    long At,
    string By
);
