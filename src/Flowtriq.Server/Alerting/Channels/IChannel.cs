using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>A kind of channel: what it needs to know, and how it tells.</summary>
internal interface IChannel
{
    /// <summary>Names of the settings it uses; others are refused.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>Names of the secrets it needs; others are refused.</summary>
    IReadOnlyList<string> Secrets { get; }

    /// <summary>Adds what is wrong.</summary>
    /// <param name="settings">As they were given.</param>
    /// <param name="secrets">As they will be: what was given over what is stored.</param>
    /// <param name="faults">Where faults go.</param>
    void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults);

    /// <summary>Where messages go, without what is secret about it.</summary>
    string Destination(ChannelSetup setup);

    /// <summary>Tells; the setup was checked before.</summary>
    Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel);
}
