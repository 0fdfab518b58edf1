using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>A channel as people configured it, checked, with its secrets open; immutable, and never logged.</summary>
internal sealed record ChannelSetup
{
    public required long Number { get; init; }
    public required string Name { get; init; }
    public required ChannelKind Kind { get; init; }
    public bool Enabled { get; init; } = true;
    public int PerMinute { get; init; } = 30;
    public ChannelSettings Settings { get; init; } = new();

    /// <summary>Null when what is stored cannot be opened with the keys that are here.</summary>
    public ChannelSecrets? Secrets { get; init; } = new();
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";
    public long Version { get; init; }

    public override string ToString() => $"{Kind} channel {Name}";
}
