namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Who is on call when.</summary>
/// <param name="Name">For people.</param>
/// <param name="Members">Numbers of members in the order of their turns.</param>
/// <param name="TurnDays">How many days a turn has; 7 for a week.</param>
/// <param name="Start">The day of the first hand-over: "2026-11-23".</param>
/// <param name="HandOver">Local time of every hand-over: "09:00".</param>
/// <param name="Zone">Where the clock is: "Europe/Berlin".</param>
/// <param name="Overrides">Who stands in; a later one in the list wins.</param>
public sealed record RotaBody(
    string Name,
    IReadOnlyList<long> Members,
    int TurnDays,
    string Start,
    string HandOver,
    string Zone = "Etc/UTC",
    IReadOnlyList<RotaOverrideBody>? Overrides = null
);
