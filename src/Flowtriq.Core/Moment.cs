namespace Flowtriq.Core;

/// <summary>
/// One reading of both clocks. <paramref name="Uptime"/> is monotonic and measures windows, confirmation and
/// hysteresis; <paramref name="Wall"/> is UTC and stamps what people read. A step of the wall clock never moves a window.
/// </summary>
/// <param name="Uptime">Monotonic time since an arbitrary start; never goes back.</param>
/// <param name="Wall">UTC time of day; may step in either direction.</param>
public readonly record struct Moment(TimeSpan Uptime, DateTimeOffset Wall);
