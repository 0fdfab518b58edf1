using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract.Alerting;

/// <summary>How a person wants to be told when an escalation tells that person.</summary>
/// <param name="Email">By e-mail.</param>
/// <param name="Channels">Numbers of channels of that person's own, a chat with the bot for instance.</param>
/// <param name="AtLeast">Nothing below this severity.</param>
public sealed record AlertPreferences(
    bool Email = true,
    IReadOnlyList<long>? Channels = null,
    Severity AtLeast = Severity.Low
);
