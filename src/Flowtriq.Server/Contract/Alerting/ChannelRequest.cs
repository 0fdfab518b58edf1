namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Adds a channel or replaces everything about one except its kind; see <see cref="AlertChannel"/>.</summary>
/// <param name="Name">Name in policies and on timelines; unique.</param>
/// <param name="Kind">Where it leads; never changes.</param>
/// <param name="Enabled">False keeps it from being used.</param>
/// <param name="PerMinute">Most messages a minute, 1 to 600.</param>
/// <param name="Settings">Settings of its kind.</param>
/// <param name="Secrets">Absent keeps what is stored.</param>
/// <param name="Version">The version it was made from: refused when somebody changed it since. Absent = whatever was there.</param>
public sealed record ChannelRequest(
    string Name,
    ChannelKind Kind,
    bool Enabled = true,
    int PerMinute = 30,
    ChannelSettings? Settings = null,
    ChannelSecrets? Secrets = null,
    long? Version = null
);
