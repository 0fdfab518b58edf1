namespace Flowtriq.Server.Contract.Alerting;

/// <summary>A time of the week by the clock of a place.</summary>
/// <param name="Days">Days on which it begins.</param>
/// <param name="From">Local time at which it begins: "22:00".</param>
/// <param name="To">Local time at which it ends; not after <paramref name="From"/> means on the next day.</param>
/// <param name="Zone">The place: "Europe/Berlin".</param>
public sealed record WeeklyHoursBody(IReadOnlyList<DayOfWeek> Days, string From, string To, string Zone = "Etc/UTC");
