namespace Flowtriq.Server.Contract.Alerting;

/// <summary>A channel as it is configured.</summary>
/// <param name="Number">Identity; never changes.</param>
/// <param name="Name">Name in policies and on timelines; unique.</param>
/// <param name="Kind">Where it leads; never changes.</param>
/// <param name="Enabled">False keeps it from being used.</param>
/// <param name="PerMinute">Most messages a minute.</param>
/// <param name="Destination">Where messages go, without what is secret about it: "hooks.slack.com".</param>
/// <param name="Settings">Settings of its kind.</param>
/// <param name="Secrets">Names of the secrets that are stored; their values are never shown.</param>
/// <param name="Last">What came of the last message; absent before the first.</param>
/// <param name="At">When it was last changed.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Version">Goes up with every change.</param>
public sealed record AlertChannel(
    long Number,
    string Name,
    ChannelKind Kind,
    bool Enabled,
    int PerMinute,
    string Destination,
    ChannelSettings Settings,
    IReadOnlyList<string> Secrets,
    ChannelDelivery? Last,
    DateTimeOffset At,
    string By,
    long Version
);
