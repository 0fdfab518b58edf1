namespace Flowtriq.Server.Platform.Outbound;

/// <summary>A message to a service outside. Its address and headers may hold secrets: nothing of it is ever logged.</summary>
internal sealed record OutboundRequest
{
    public required Uri Url { get; init; }
    public required ReadOnlyMemory<byte> Body { get; init; }
    public string ContentType { get; init; } = "application/json";
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Somebody said that it may go to this machine and to private networks.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Follows 307 and 308, which keep method and body; only for what carries no secret.</summary>
    public bool FollowRedirects { get; init; }

    public override string ToString() => $"POST to {Url.Host}";
}
