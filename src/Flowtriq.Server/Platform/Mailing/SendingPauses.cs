namespace Flowtriq.Server.Platform.Mailing;

/// <summary>How long to wait after an attempt that failed, and when to give up: after about a day.</summary>
internal static class SendingPauses
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(20),
    ];

    /// <param name="failed">How many attempts have failed, at least one.</param>
    /// <returns>Null when that was the last one.</returns>
    internal static TimeSpan? After(long failed) => failed <= Pauses.Length ? Pauses[failed - 1] : null;
}
